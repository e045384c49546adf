// The drafting page.
import { startChat } from "./authoring/chat";
import { startCards } from "./authoring/cards";
import { startDesk } from "./authoring/desk";
import { startIdeas } from "./authoring/ideas";
import { startLines } from "./authoring/lines";
import { startSwitches } from "./authoring/switches";

startDesk();
startSwitches();
startLines();
startCards();
startChat();
startIdeas();
