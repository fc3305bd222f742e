package pilotcity.portal.kernel.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/**
 * The format of a file by its first bytes, whatever its name says.
 * WebP is not among them: one damaged byte can hold its decoder in Java up for minutes.
 */
enum PhotoFormat {
    JPEG("\u00ff\u00d8\u00ff"),
    PNG("\u0089PNG\r\n\u001a\n");

    private final String mark;

    PhotoFormat(String mark) {
        this.mark = mark;
    }

    static Optional<PhotoFormat> find(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, 16), ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> beginning.startsWith(format.mark))
                .findFirst();
    }
}
