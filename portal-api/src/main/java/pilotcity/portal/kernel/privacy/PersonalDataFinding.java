package pilotcity.portal.kernel.privacy;

/**
 * Something personal in a text.
 *
 * @param start its first character
 * @param end the character after its last
 */
public record PersonalDataFinding(Kind kind, int start, int end) {
    /** What it is, and what stands in its place in public. */
    public enum Kind {
        PHONE("［电话］"),
        IDENTITY("［证件号］"),
        EMAIL("［邮箱］"),
        PLATE("［车牌］"),
        ACCOUNT("［账号］"),
        NAME("［姓名］");

        private final String replacement;

        Kind(String replacement) {
            this.replacement = replacement;
        }

        public String replacement() {
            return replacement;
        }
    }
}
