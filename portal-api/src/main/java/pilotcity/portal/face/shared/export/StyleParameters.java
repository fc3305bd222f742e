package pilotcity.portal.face.shared.export;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.face.shared.export.format.ExportTable;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** How a file of a format for spreadsheets is to look. */
public final class StyleParameters {
    private static final OperationParameter<Boolean> BOM = OperationParameter.flag(
                    "bom", "仅 csv：以字节顺序标记开头", "For csv: begins with a byte order mark")
            .orElse(false)
            .example("true");
    private static final OperationParameter<String> LABELS = OperationParameter.choice(
                    "labels",
                    List.of("zh", "en"),
                    "仅 csv 与 xlsx：列名与代码写成文字",
                    "For csv and xlsx: what columns and codes are called, in this language")
            .example("zh");
    private static final OperationParameter<String> DELIMITER = OperationParameter.choice(
                    "delimiter",
                    List.of("comma", "semicolon", "tab"),
                    "仅 csv：分隔符",
                    "For csv: what stands between values")
            .orElse("comma")
            .example("semicolon");

    private static final OperationParameter<Boolean> RAW = OperationParameter.flag(
                    "raw",
                    "仅 csv：文本原样写出；否则电子表格会当作公式运行的单元格前加撇号",
                    "For csv: texts exactly as they are; without it, those that a spreadsheet would run as formulas have an "
                            + "apostrophe in front")
            .orElse(false)
            .example("true");

    public static final List<OperationParameter<?>> ALL = List.of(BOM, LABELS, DELIMITER, RAW);

    private StyleParameters() {}

    /** @throws Problem that names the parameter that the format does not take */
    public static ExportTable.Style read(QueryParameters given, ExportFormat format, ZoneId zone) {
        requireFor(given, format, BOM, ExportFormat.CSV, null);
        requireFor(given, format, DELIMITER, ExportFormat.CSV, null);
        requireFor(given, format, RAW, ExportFormat.CSV, null);
        requireFor(given, format, LABELS, ExportFormat.CSV, ExportFormat.XLSX);
        return new ExportTable.Style(
                BOM.get(given), LABELS.find(given).orElse(""), delimiter(DELIMITER.get(given)), RAW.get(given), zone);
    }

    private static char delimiter(String name) {
        return switch (name) {
            case "semicolon" -> ';';
            case "tab" -> '\t';
            default -> ',';
        };
    }

    private static void requireFor(
            QueryParameters given,
            ExportFormat format,
            OperationParameter<?> parameter,
            ExportFormat one,
            @Nullable ExportFormat other) {
        if (given.find(parameter.name()).isPresent() && format != one && format != other) {
            throw Problem.field(
                    parameter.name(),
                    "is for " + one.extension() + (other == null ? "" : " and " + other.extension()) + ", not for "
                            + format.extension());
        }
    }
}
