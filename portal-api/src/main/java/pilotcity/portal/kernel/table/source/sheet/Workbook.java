package pilotcity.portal.kernel.table.source.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.archive.ZipArchive;
import pilotcity.portal.kernel.table.source.archive.ZipMember;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** What the main part of a workbook says, and where its other parts are. */
record Workbook(List<Sheet> sheets, boolean since1904, FileBytes styles, FileBytes texts) {
    private static final FileBytes NONE =
            () -> new java.io.ByteArrayInputStream("<none/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private static final int MOST_PARTS = 100_000;

    record Sheet(String name, boolean hidden, FileBytes cells) {}

    /** The part that a package is about (ECMA-376 part 2), if it is a workbook in XML. */
    static Optional<ZipMember> findMain(ZipArchive archive, ReadLimits limits) throws IOException {
        Optional<ZipMember> relations = archive.find("_rels/.rels");
        if (relations.isEmpty()) {
            return Optional.empty();
        }
        String main = targets(archive, relations.get(), "", limits).get("/officeDocument");
        return main == null
                ? Optional.empty()
                : find(archive, main)
                        .filter(part ->
                                part.name().endsWith(".xml") && part.name().startsWith("xl/"));
    }

    private static Optional<ZipMember> find(ZipArchive archive, String name) {
        return archive.members().stream()
                .filter(member -> member.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static Workbook read(ZipArchive archive, ReadLimits limits) throws IOException {
        ZipMember main = findMain(archive, limits)
                .orElseThrow(() -> new TableSourceException(0, "文件中没有工作簿。", "There is no workbook in the file."));
        String folder = main.name().substring(0, main.name().lastIndexOf('/') + 1);
        ZipMember relations = find(archive, folder + "_rels/" + main.fileName() + ".rels")
                .orElseThrow(() -> new TableSourceException(
                        0, "工作簿没有说明工作表在哪里。", "The workbook does not say where its sheets are."));
        Map<String, String> targets = targets(archive, relations, folder, limits);
        List<Sheet> sheets = new ArrayList<>();
        Set<String> parts = new HashSet<>();
        int named = 0;
        boolean since1904 = false;
        try (PartReader part = new PartReader(archive.bytes(main), new Label("工作簿", "The workbook"), limits)) {
            for (String name = part.nextElement(); name != null; name = part.nextElement()) {
                if (name.equals("workbookPr")) {
                    since1904 = List.of("1", "true").contains(String.valueOf(part.attribute("date1904")));
                } else if (name.equals("sheet")) {
                    limits.requireTables(++named);
                    sheet(archive, part, targets, parts).ifPresent(sheets::add);
                }
            }
        }
        return new Workbook(
                sheets, since1904, part(archive, targets, "/styles"), part(archive, targets, "/sharedStrings"));
    }

    /** @param parts those that sheets have named before; one that several name would be read as often */
    private static Optional<Sheet> sheet(
            ZipArchive archive, PartReader part, Map<String, String> targets, Set<String> parts) {
        String name = String.valueOf(part.attribute("name"));
        String state = part.attribute("state");
        String id = part.attribute("id");
        String target = "worksheet".equals(targets.get("@" + id)) ? targets.get("#" + id) : null;
        return Optional.ofNullable(target)
                .flatMap(path -> find(archive, path))
                .map(member -> unlessNamed(member, name, parts))
                .map(member -> new Sheet(name, state != null && !state.equals("visible"), archive.bytes(member)));
    }

    private static ZipMember unlessNamed(ZipMember member, String sheet, Set<String> parts) {
        if (!parts.add(member.name())) {
            throw new TableSourceException(
                    0,
                    "工作表“" + sheet + "”与另一张工作表是同一部分：工作簿已损坏，或用于攻击。",
                    "The sheet '" + sheet
                            + "' is the same part as another one: the workbook is damaged, or made to harm.");
        }
        return member;
    }

    private static FileBytes part(ZipArchive archive, Map<String, String> targets, String type) {
        @Nullable String target = targets.get(type);
        return target == null ? NONE : find(archive, target).map(archive::bytes).orElse(NONE);
    }

    /** Where relations lead within the package, by the last word of their type and by {@code #} with their id, and what
     * they are, by an at sign with it. */
    private static Map<String, String> targets(
            ZipArchive archive, ZipMember relations, String folder, ReadLimits limits) throws IOException {
        Map<String, String> targets = new HashMap<>();
        try (PartReader part = new PartReader(
                archive.bytes(relations), new Label("工作簿的部件清单", "A list of parts of the workbook"), limits)) {
            for (String name = part.nextElement(); name != null; name = part.nextElement()) {
                String type = part.attribute("Type");
                String target = part.attribute("Target");
                if (!name.equals("Relationship") || target == null || type == null) {
                    continue;
                }
                if (targets.size() > MOST_PARTS) {
                    throw new TableSourceException(
                            0,
                            "工作簿的部件超过 %,d 个。".formatted(MOST_PARTS),
                            "The workbook has more than %,d parts.".formatted(MOST_PARTS));
                }
                if (!"External".equals(part.attribute("TargetMode"))) {
                    String path = resolved(folder, target);
                    targets.put(type.substring(type.lastIndexOf('/')), path);
                    targets.put("#" + part.attribute("Id"), path);
                    targets.put("@" + part.attribute("Id"), type.substring(type.lastIndexOf('/') + 1));
                }
            }
        }
        return targets;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        List<String> path = new ArrayList<>();
        for (String step : (folder + target).split("/")) {
            if (step.equals("..") && !path.isEmpty()) {
                path.removeLast();
            } else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
                path.add(step);
            }
        }
        return String.join("/", path);
    }
}
