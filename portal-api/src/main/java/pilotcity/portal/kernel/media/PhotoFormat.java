package pilotcity.portal.kernel.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/** What a file is by its first bytes, whatever it is said to be. */
enum PhotoFormat {
    JPEG("JPEG", "\u00ff\u00d8\u00ff", ""),
    PNG("PNG", "\u0089PNG\r\n\u001a\n", ""),
    WEBP("WebP", "RIFF", "WEBP");

    private static final int SECOND_MARK = 8;

    private final String title;
    private final String mark;
    private final String second;

    PhotoFormat(String title, String mark, String second) {
        this.title = title;
        this.mark = mark;
        this.second = second;
    }

    String title() {
        return title;
    }

    static Optional<PhotoFormat> find(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, 16), ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> beginning.startsWith(format.mark)
                        && (format.second.isEmpty() || beginning.startsWith(format.second, SECOND_MARK)))
                .findFirst();
    }
}
