package pilotcity.portal.face.shared.page.htmlform;

/** One value to choose from. */
public record FormChoice(String value, String label, boolean chosen) {
    public static FormChoice of(String value, String label, boolean chosen) {
        return new FormChoice(value, label, chosen);
    }
}
