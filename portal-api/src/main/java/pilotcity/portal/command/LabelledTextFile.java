package pilotcity.portal.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.problem.Problem;

/**
 * A file of texts whose category is known: UTF-8, a line each, with language, category and text between tabs and no
 * quotation marks; a first line with these words is passed over.
 */
final class LabelledTextFile {
    private static final int FIELDS = 3;
    private static final String MARK = "\uFEFF";

    private LabelledTextFile() {}

    /** @throws Problem BAD_REQUEST that names the file, the line and the reason */
    static List<LabelledText> read(Path file) {
        String[] lines = content(file).split("\r?\n", -1);
        List<LabelledText> texts = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            String line = i == 0 && lines[i].startsWith(MARK) ? lines[i].substring(1) : lines[i];
            if (!line.isBlank() && !(i == 0 && line.equals("language\tcategory\ttext"))) {
                texts.add(text(file, i + 1, line.split("\t", -1)));
            }
        }
        if (texts.isEmpty()) {
            throw wrong(file, "holds no text");
        }
        return texts;
    }

    private static LabelledText text(Path file, int number, String[] fields) {
        if (fields.length != FIELDS) {
            throw wrong(
                    file,
                    "line " + number + ": has " + fields.length + " fields; they are language, category and text, with"
                            + " a tab between");
        }
        if (fields[1].isBlank() || fields[2].isBlank()) {
            throw wrong(file, "line " + number + ": " + (fields[1].isBlank() ? "category" : "text") + " is empty");
        }
        return LabelledText.of(fields[0], fields[1], fields[2]);
    }

    private static String content(Path file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw wrong(file, "is not UTF-8");
        } catch (IOException e) {
            throw wrong(file, "cannot be read");
        }
    }

    private static Problem wrong(Path file, String reason) {
        return Problem.of(Problem.Kind.BAD_REQUEST, file + ": " + reason);
    }
}
