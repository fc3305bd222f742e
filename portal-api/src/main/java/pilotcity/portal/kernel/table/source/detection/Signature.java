package pilotcity.portal.kernel.table.source.detection;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/** What the first bytes of a file say. */
enum Signature {
    GZIP("1f8b", null, null),
    ZIP("504b0304", null, null),
    EMPTY_ZIP("504b0506", null, null),
    PARQUET("50415231", null, null),
    ENCRYPTED_PARQUET(
            "50415245",
            "这是加密的 Parquet 文件，没有密钥无法读取：请发布未加密的文件。",
            "This is an encrypted Parquet file, which nobody can read without its key: publish it without encryption."),
    ARROW(
            "4152524f5731",
            "这是 Arrow 文件：另存为 Parquet 即可作为表读取。",
            "This is an Arrow file: save it as Parquet to have it read as a table."),
    SQLITE("53514c69746520666f726d6174203300", null, null),
    FLATGEOBUF("66676203666762", null, null),
    OLE(
            "d0cf11e0a1b11ae1",
            "这是旧版 Excel 工作簿（.xls）或带密码的工作簿：另存为不带密码的 .xlsx 即可作为表读取。",
            "This is an old Excel workbook (.xls) or one with a password: save it as .xlsx without a password to have it read as a table."),
    PDF(
            "25504446",
            "这是 PDF，其中的表无法读取：请发布生成它的原始表格。",
            "This is a PDF, which holds no table that can be read: publish the table that it was made from."),
    TEXT("", null, null);

    private final String magic;
    private final @Nullable String zh;
    private final @Nullable String en;

    Signature(String magic, @Nullable String zh, @Nullable String en) {
        this.magic = magic;
        this.zh = zh;
        this.en = en;
    }

    static Signature of(byte[] head) {
        for (Signature each : values()) {
            if (each.begins(head)) {
                return each;
            }
        }
        return TEXT;
    }

    private boolean begins(byte[] head) {
        int length = magic.length() / 2;
        return head.length >= length
                && HexFormat.of().formatHex(head, 0, length).equals(magic);
    }

    Optional<Label> advice() {
        return zh == null || en == null ? Optional.empty() : Optional.of(new Label(zh, en));
    }

    /** The first character of a text that is no white space, or 0. */
    static char firstOfText(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!Character.isWhitespace(each) && each != '\ufeff' && each != 0x1e && each != 0) {
                return each;
            }
        }
        return 0;
    }
}
