package pilotcity.portal.face.graphql.type;

import java.util.Locale;

/** The languages in which kinds, fields and codes have titles. */
public enum LabelLanguage {
    /** Chinese. */
    ZH,
    /** English. */
    EN;

    /** The tag that {@link pilotcity.index.kind.Label#in} reads. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
