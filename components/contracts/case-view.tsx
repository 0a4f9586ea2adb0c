import type { CaseSection, CaseSheet } from "@/lib/contracts/case-sheet";
import styles from "./case-view.module.css";

/** The sheet on white paper, in the screen's dark theme too. */
export function CaseView({ sheet }: { sheet: CaseSheet }) {
  const { title, headline, facts, sections, notes } = sheet;
  return (
    <article className={styles.sheet}>
      <h1>{title}</h1>
      <p className={styles.headline}>{headline}</p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sections.map((section) => (
        <Section key={section.title} section={section} />
      ))}
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </article>
  );
}

function Section({ section: { title, columns, rows } }: { section: CaseSection }) {
  return (
    <section aria-label={title} className={styles.section}>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(" ")}>
              {row.map((cell, column) => (
                <td key={columns[column]} data-label={columns[column]}>
                  {cell || "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
