package pilotcity.portal.kernel.table.source.encoding;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pilotcity.index.kind.Label;

/**
 * The encoding that a text seems to have.
 *
 * @param others that its bytes may be of as well, where few of them say so; empty where it is sure
 */
public record DetectedEncoding(Charset charset, List<Charset> others) {
    static DetectedEncoding sure(Charset charset) {
        return new DetectedEncoding(charset, List.of());
    }

    public boolean isSure() {
        return others.isEmpty();
    }

    /**
     * What its publisher should know where it is a guess.
     *
     * @param zh whose encoding it is, such as {@code 文件}
     * @param en such as {@code the file}
     */
    public Optional<Label> findNote(String zh, String en) {
        return isSure()
                ? Optional.empty()
                : Optional.of(new Label(
                        zh + "的编码是猜测的，可判断的字符太少：按 " + charset.name() + " 读取；如有乱码，请改为 " + names("、") + "。",
                        "The encoding of " + en + " is a guess, since few characters tell it: it is read as "
                                + charset.name() + "; where texts come out wrong, choose " + names(", ") + "."));
    }

    private String names(String between) {
        return others.stream().map(Charset::name).collect(Collectors.joining(between));
    }
}
