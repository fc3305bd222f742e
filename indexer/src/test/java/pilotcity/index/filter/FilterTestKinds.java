package pilotcity.index.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.spatial.Geometries;

/** Two small kinds to filter. */
final class FilterTestKinds {
    record Part(String name) {}

    record Project(
            String id,
            String name,
            List<String> tags,
            BigDecimal cost,
            Integer staff,
            Boolean open,
            LocalDate announced,
            List<LocalDate> visits,
            Geometry geometry,
            String place,
            List<Part> parts) {}

    record Report(String id, String status, Instant reported, String text) {}

    record Note(String id, String text) {}

    static final Kind<Project> PROJECT = Kind.of("project", "projects", Project.class)
            .id(Project::id)
            .time("announced")
            .text("name", Project::name, _ -> {})
            .keyword("tags", Project::tags, options -> options.list())
            .number("cost", Project::cost, _ -> {})
            .integer("staff", Project::staff, _ -> {})
            .bool("open", Project::open, _ -> {})
            .date("announced", Project::announced, _ -> {})
            .date("visits", Project::visits, options -> options.list())
            .geometry("geometry", Project::geometry, _ -> {})
            .reference("place", Project::place, options -> options.to("note", "projects"))
            .<Part>object(
                    "parts",
                    Project::parts,
                    options -> options.list(),
                    part -> part.keyword("name", Part::name, _ -> {}))
            .build();

    static final Kind<Report> REPORT = Kind.of("report", "reports", Report.class)
            .id(Report::id)
            .time("reported")
            .keyword("status", Report::status, _ -> {})
            .instant("reported", Report::reported, _ -> {})
            .text("text", Report::text, options -> options.detail())
            .build();

    static final Kind<Note> NOTE = Kind.of("note", "notes", Note.class)
            .id(Note::id)
            .text("text", Note::text, options -> options.detail())
            .build();

    static final Kinds KINDS = new Kinds(List.of(PROJECT, REPORT, NOTE));

    static final Project METRO = new Project(
            "metro",
            "地铁",
            List.of("transit", "rail"),
            new BigDecimal("12.50"),
            7,
            true,
            LocalDate.parse("2013-01-29"),
            List.of(LocalDate.parse("2014-05-01"), LocalDate.parse("2015-05-01")),
            Geometries.point(120.15, 30.28),
            "hangzhou",
            List.of(new Part("line 1")));

    static final Project BARE =
            new Project("bare", "荒", List.of(), null, null, null, null, null, null, null, List.of());

    static final Report POTHOLE = new Report("r1", "open", Instant.parse("2024-05-01T08:30:00.250Z"), "坑");

    private FilterTestKinds() {}
}
