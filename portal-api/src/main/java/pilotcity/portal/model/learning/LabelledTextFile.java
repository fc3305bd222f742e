package pilotcity.portal.model.learning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.control.CommandException;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.learning.classification.TextSource;

/**
 * Labelled texts in a file: UTF-8, a line each, {@code language TAB category TAB text} without quotation marks. A first
 * line of these three words names the columns; empty lines are left out.
 */
final class LabelledTextFile {
    private static final String HEADER = "language\tcategory\ttext";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int COLUMNS = 3;

    private LabelledTextFile() {}

    /**
     * The texts of {@code file}, as people speak.
     *
     * @throws CommandException with file, line and reason for what cannot be read, and for a file without texts
     */
    static List<LabelledText> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw CommandException.wrong("there is no file " + file);
        }
        List<LabelledText> texts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String content = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
                if (!content.isBlank() && !(number == 1 && content.strip().equalsIgnoreCase(HEADER))) {
                    texts.add(text(file, number, content));
                }
            }
        } catch (CharacterCodingException e) {
            throw CommandException.wrong(file + " is not UTF-8, somewhere after its text " + texts.size());
        } catch (IOException e) {
            throw CommandException.wrong(file + " cannot be read: " + e.getMessage());
        }
        if (texts.isEmpty()) {
            throw CommandException.wrong(file + " has no texts; each line is to be: language TAB category TAB text");
        }
        return texts;
    }

    private static LabelledText text(Path file, int number, String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw wrong(
                    file, number, "it has " + cells.length + " columns, and is to have 3: language, category, text");
        }
        if (cells[0].isBlank()) {
            throw wrong(file, number, "the language is empty");
        }
        if (cells[2].isBlank()) {
            throw wrong(file, number, "the text is empty");
        }
        try {
            return new LabelledText(cells[0].strip(), cells[1].strip(), cells[2], TextSource.RECORD);
        } catch (IllegalArgumentException e) {
            throw wrong(file, number, "the category cannot be used, " + e.getMessage());
        }
    }

    private static CommandException wrong(Path file, int number, String reason) {
        return CommandException.wrong(file + ", line " + number + ": " + reason);
    }
}
