package pilotcity.portal.dataset.draft;

import pilotcity.portal.kernel.db.mapping.UpdateStatement;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** What is new in a version, which several verbs take. */
final class Notes {
    private Notes() {}

    /** Sets those that are given. */
    static UpdateStatement set(UpdateStatement update, VerbInput input) {
        if (input.has("notes")) {
            update.set("notes", input.text("notes"));
        }
        if (input.has("notesEn")) {
            update.set("notes_en", input.text("notesEn"));
        }
        return update;
    }
}
