package pilotcity.portal.face.shared.page;

import pilotcity.index.kind.Kind;

/** A kind as pages name it. */
public record KindView(String name, String plural, String title, String pluralTitle) {
    public static KindView of(Kind<?> kind, Language language) {
        return new KindView(kind.name(), kind.plural(), language.of(kind.title()), language.of(kind.pluralTitle()));
    }
}
