// The reference of the HTTP interface. Swagger UI is large, so it loads here and nowhere else.
import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";

const frame = document.getElementById("reference");
if (frame) {
  SwaggerUI({
    domNode: frame,
    url: frame.dataset["schema"] ?? "",
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    docExpansion: "list",
    validatorUrl: null,
  });
}
