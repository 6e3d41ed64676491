/// Reports on paper: aligned tables, JSON, CSV, HTML, Prometheus' text format.
package io.binlogtool.format.stats.render;
