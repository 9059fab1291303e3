import { shelf } from "../../sims/index.ts";
import { openApp } from "./open.ts";

void openApp(shelf);
