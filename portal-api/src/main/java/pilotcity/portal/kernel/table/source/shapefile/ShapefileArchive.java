package pilotcity.portal.kernel.table.source.shapefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.archive.ZipArchive;
import pilotcity.portal.kernel.table.source.archive.ZipMember;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.encoding.DetectedEncoding;

/** An archive of shapefiles, each of which is a table. */
public final class ShapefileArchive implements TableFile {
    private static final int LONGEST_TEXT = 1 << 16;

    private final ZipArchive archive;
    private final ReadLimits limits;
    private final Map<String, ShapefileLayer> layers = new LinkedHashMap<>();
    private final Map<String, DbfTable> tables = new LinkedHashMap<>();
    private final Map<String, ReadingOptions> detected = new LinkedHashMap<>();
    private final List<Label> notes = new ArrayList<>();

    private ShapefileArchive(ZipArchive archive, ReadLimits limits) throws IOException {
        this.archive = archive;
        this.limits = limits;
        List<ZipMember> shapes =
                archive.members().stream().filter(ShapefileArchive::isShapes).toList();
        for (ZipMember member : shapes) {
            boolean alone = shapes.stream()
                            .filter(other -> stem(other.fileName()).equalsIgnoreCase(stem(member.fileName())))
                            .count()
                    == 1;
            add(alone ? stem(member.fileName()) : stem(member.name()), member);
        }
    }

    public static boolean isShapefile(ZipArchive archive) {
        return archive.members().stream().anyMatch(ShapefileArchive::isShapes);
    }

    /** @throws TableSourceException when a layer lacks a part that it cannot be read without */
    public static TableFile open(ZipArchive archive, ReadLimits limits) throws IOException {
        return new ShapefileArchive(archive, limits);
    }

    private static boolean isShapes(ZipMember member) {
        return member.name().toLowerCase(Locale.ROOT).endsWith(".shp");
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - ".shp".length());
    }

    private void add(String name, ZipMember shapes) throws IOException {
        Optional<ZipMember> projection = part(shapes, ".prj");
        if (projection.isEmpty()) {
            throw new TableSourceException(
                    0,
                    "“%s”没有 .prj，无法知道图形在地球上的位置：请加入对应的 .prj，或连同坐标系重新导出。".formatted(shapes.name()),
                    "'%s' has no .prj, so nobody knows where on earth its shapes are: add the .prj that belongs to it, or export it again with its coordinate system."
                            .formatted(shapes.name()));
        }
        ZipMember attributes = part(shapes, ".dbf")
                .orElseThrow(() -> new TableSourceException(
                        0,
                        "“%s”没有 .dbf（属性表）：请加入。".formatted(shapes.name()),
                        "'%s' has no .dbf, the table of its attributes: add it.".formatted(shapes.name())));
        FileBytes records = archive.bytes(attributes);
        DbfTable table = DbfTable.read(records, attributes.name(), limits);
        Optional<ZipMember> page = part(shapes, ".cpg");
        Optional<Charset> declared = page.isPresent() ? CodePages.find(text(page.get())) : Optional.empty();
        String crs = text(projection.get()).strip();
        layers.put(name, new ShapefileLayer(name, archive.bytes(shapes), records, crs, declared));
        tables.put(name, table);
        Charset charset = declared.isPresent() ? declared.get() : charset(name, table, records);
        detected.put(name, new ReadingOptions(charset.name(), null, null, null, null));
    }

    /** What the bytes show; what the header says of them counts where they show little. */
    private Charset charset(String name, DbfTable table, FileBytes records) throws IOException {
        DetectedEncoding found = table.detect(records);
        Optional<Charset> stated = CodePages.find(table.language());
        boolean doubtful = !found.isSure() || found.charset().name().startsWith("windows");
        if (doubtful && stated.isPresent()) {
            return stated.get();
        }
        found.findNote("“" + name + "”属性表", "the attributes of '" + name + "'").ifPresent(notes::add);
        return found.charset();
    }

    private Optional<ZipMember> part(ZipMember shapes, String extension) {
        return archive.members().stream()
                .filter(member -> member.name().equalsIgnoreCase(stem(shapes.name()) + extension))
                .findFirst();
    }

    private String text(ZipMember member) throws IOException {
        try (InputStream in = archive.bytes(member).open()) {
            return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8).replace("\ufeff", "");
        }
    }

    @Override
    public TableFormat format() {
        return TableFormat.SHAPEFILE;
    }

    @Override
    public List<String> tables() {
        return List.copyOf(layers.keySet());
    }

    @Override
    public List<Label> notes() {
        return List.copyOf(notes);
    }

    @Override
    public ReadingOptions detected(String table) {
        ReadingOptions found = detected.get(table);
        if (found == null) {
            throw new TableSourceException(
                    0, "压缩包中没有 shapefile“" + table + "”。", "There is no shapefile '" + table + "' in the archive.");
        }
        return found;
    }

    @Override
    public TableReader read(String name, ReadingOptions options) {
        String encoding = options.encoding() == null ? detected(name).encoding() : options.encoding();
        ShapefileLayer layer = layers.get(name);
        DbfTable table = tables.get(name);
        if (layer == null || table == null || encoding == null) {
            throw new TableSourceException(
                    0, "压缩包中没有 shapefile“" + name + "”。", "There is no shapefile '" + name + "' in the archive.");
        }
        Charset charset = CodePages.find(encoding)
                .orElseThrow(() -> new TableSourceException(
                        0, "没有名为“" + encoding + "”的编码。", "There is no encoding '" + encoding + "'."));
        try {
            return new ShapefileReader(layer, table, charset, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        archive.close();
    }
}
