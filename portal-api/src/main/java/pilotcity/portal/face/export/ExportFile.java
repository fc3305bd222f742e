package pilotcity.portal.face.export;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import pilotcity.index.IndexScan;
import pilotcity.portal.face.shared.export.GeneratedFile;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.face.shared.export.format.ExportTable;
import pilotcity.portal.face.shared.export.format.RowWriter;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.http.response.LinkHeader;

/** One export of one state: it can be written as often as is needed, and is the same each time. */
record ExportFile(ExportRequest request, IndexScan scan, ExportProvenance provenance, Path scratch)
        implements GeneratedFile {
    private static final int TAG_LETTERS = 32;

    @Override
    public void write(OutputStream out) throws IOException {
        ExportTable table = new ExportTable(
                request.kind().plural(),
                request.kind().pluralTitle(),
                request.kind().description(),
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

    @Override
    public ExportFormat format() {
        return request.format();
    }

    @Override
    public Instant time() {
        return provenance.state().since();
    }

    @Override
    public long rows() {
        return provenance.rows();
    }

    @Override
    public String tag() {
        String content = provenance.state().id() + " " + provenance.permalink();
        return '"' + Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, TAG_LETTERS) + '"';
    }

    @Override
    public String name() {
        LocalDate day = LocalDate.ofInstant(provenance.state().since(), ZoneOffset.UTC);
        return request.kind().plural() + "-" + day + "." + request.format().extension();
    }

    @Override
    public void describe(MultiMap headers) {
        ChangeToken.reached(provenance.state().checkpoint())
                .ifPresent(token -> headers.set("Change-Token", token.toString()));
        provenance
                .licence()
                .map(ExportProvenance::address)
                .ifPresent(licence -> headers.add("Link", LinkHeader.of(licence, "license")));
        if (request.format() == ExportFormat.CSV) {
            headers.set(
                    SpreadsheetCell.HEADER,
                    SpreadsheetCell.treatment(request.style().raw()));
        }
        headers.add("Link", LinkHeader.of(sidecar(), "describedby", "application/json"));
        headers.add("Link", LinkHeader.of(provenance.permalink(), "canonical"));
    }

    /** The address of its description. */
    String sidecar() {
        String permalink = provenance.permalink();
        int query = permalink.indexOf('?');
        return query < 0 ? permalink + ".json" : permalink.substring(0, query) + ".json" + permalink.substring(query);
    }
}
