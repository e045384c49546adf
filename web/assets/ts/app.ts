// What every page runs.
import { startDrawers } from "./parts/drawers";
import { startForms } from "./parts/forms";
import { startHtmx } from "./parts/htmx";
import { startThemes } from "./parts/themes";
import { startToasts } from "./parts/toasts";

startHtmx();
startThemes();
startDrawers();
startForms();
startToasts();
