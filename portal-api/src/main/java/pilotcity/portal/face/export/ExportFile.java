package pilotcity.portal.face.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import pilotcity.index.IndexScan;
import pilotcity.portal.face.export.format.ExportTable;
import pilotcity.portal.face.export.format.RowWriter;
import pilotcity.portal.face.export.row.DocumentRow;
import pilotcity.portal.kernel.files.Sha256;

/** One export of one state: it can be written as often as is needed, and is the same each time. */
record ExportFile(ExportRequest request, IndexScan scan, ExportProvenance provenance, Path scratch) {
    private static final int TAG_LETTERS = 32;

    void write(OutputStream out) throws IOException {
        ExportTable table = new ExportTable(
                request.kind(),
                request.columns(),
                request.style(),
                provenance.json(),
                provenance.state().since(),
                provenance.rows(),
                request.whole(),
                scratch);
        DocumentRow documentRow = new DocumentRow(request.columns());
        try (RowWriter writer = request.format().open(table, out)) {
            scan.each(request.detail(), document -> writer.row(documentRow.of(document.json())));
            writer.end();
        }
    }

    /** Strong: made of the state of the index and of everything asked. */
    String tag() {
        String content = provenance.state().id() + " " + provenance.permalink();
        return '"' + Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, TAG_LETTERS) + '"';
    }

    /** What it is to be called where it is kept. */
    String name() {
        LocalDate day = LocalDate.ofInstant(provenance.state().since(), ZoneOffset.UTC);
        return request.kind().plural() + "-" + day + "." + request.format().extension();
    }

    /** The address of its description. */
    String sidecar() {
        String permalink = provenance.permalink();
        int query = permalink.indexOf('?');
        return query < 0 ? permalink + ".json" : permalink.substring(0, query) + ".json" + permalink.substring(query);
    }
}
