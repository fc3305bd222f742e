package pilotcity.portal.kernel.table.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives and the smallest workbooks, part by part. */
public final class Workbooks {
    private Workbooks() {}

    public static Path write(Path folder, String name, String rows) throws IOException {
        return zip(folder.resolve(name), parts("<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
    }

    public static Map<String, byte[]> parts(String sheet) {
        String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put("_rels/.rels", relation(types + "officeDocument", "xl/workbook.xml"));
        parts.put("xl/_rels/workbook.xml.rels", relation(types + "worksheet", "worksheets/sheet1.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
        parts.put("xl/worksheets/sheet1.xml", sheet);
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        parts.forEach((part, text) -> bytes.put(part, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private static String relation(String type, String target) {
        return "<Relationships><Relationship Id=\"a\" Type=\"" + type + "\" Target=\"" + target
                + "\"/></Relationships>";
    }

    public static Path zip(Path file, Map<String, byte[]> members) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
