import { nothing as untouched } from "lit-html";
import { directive, Directive, PartType, type ElementPart, type PartInfo } from "lit-html/directive.js";

class Properties extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("properties stand on an element, not on an attribute or child");
  }

  render(_values: Readonly<Record<string, string>>): unknown {
    return untouched;
  }

  override update(part: ElementPart, [values]: [Readonly<Record<string, string>>]): unknown {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) {
      if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
    }
    return untouched;
  }
}

/**
 * Sets style properties through the object model. A `style` attribute would be refused by the content security policy.
 */
export const properties = directive(Properties);
