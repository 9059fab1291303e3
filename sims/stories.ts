/** All stories in one piece, apart from the sims: most readers open one of those first. */
const files = import.meta.glob<unknown>("./stories/*.json", { eager: true, import: "default" });

export const stories: readonly unknown[] = Object.values(files);
