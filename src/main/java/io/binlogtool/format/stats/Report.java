package io.binlogtool.format.stats;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is in some logs.
///
/// @param sections in the order of [Section.Kind]
public record Report(List<Section> sections) {

    public Report {
        sections = List.copyOf(sections);
    }

    public Optional<Section> section(Section.Kind kind) {
        return sections.stream().filter(section -> section.kind() == kind).findFirst();
    }

    /// Only those sections.
    public Report only(Set<Section.Kind> kinds) {
        return new Report(sections.stream().filter(section -> kinds.contains(section.kind())).toList());
    }
}
