package pilotcity.portal.face.guide;

import java.util.List;
import pilotcity.portal.face.shared.page.Language;

/**
 * One guide as it is shown.
 *
 * @param path its address below {@code /guide}: empty for the first one, {@code developer} for the first of a folder
 * @param language what it is written in
 * @param html its text, with {@link GuideReader#ADDRESS} wherever the portal's own address stands
 * @param links the paths of the guides that it leads to, in order
 */
public record Guide(
        String path, Language language, String title, String html, List<Section> sections, List<String> links) {

    /**
     * What stands under one heading.
     *
     * @param anchor where it is on the page
     * @param text its words, without markup
     */
    public record Section(String anchor, int level, String title, String text, String examples) {}

    /** The address of {@code path}, without the language. */
    static String address(String path) {
        return path.isEmpty() ? GuideFace.ROOT : GuideFace.ROOT + "/" + path;
    }

    public String address() {
        return address(path);
    }

    /** Whether it belongs to the guide of a folder. */
    public boolean isPart() {
        return path.contains("/");
    }

    /** The headings that a reader can jump to. */
    public List<Section> chapters() {
        return sections.stream().filter(section -> section.level() == 2).toList();
    }
}
