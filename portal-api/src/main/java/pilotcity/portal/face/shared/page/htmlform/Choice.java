package pilotcity.portal.face.shared.page.htmlform;

/** One value to choose from. */
public record Choice(String value, String label, boolean chosen) {
    public static Choice of(String value, String label, boolean chosen) {
        return new Choice(value, label, chosen);
    }
}
