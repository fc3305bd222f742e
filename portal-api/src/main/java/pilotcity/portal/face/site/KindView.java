package pilotcity.portal.face.site;

import pilotcity.index.kind.Kind;

/** A kind as pages name it. */
record KindView(String name, String plural, String title, String pluralTitle) {
    static KindView of(Kind<?> kind, Language language) {
        return new KindView(kind.name(), kind.plural(), language.of(kind.title()), language.of(kind.pluralTitle()));
    }
}
