using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shirube.App.Pages.Parts;

/// <summary>How the figures of a chart are drawn.</summary>
public enum ChartKind
{
    /// <summary>Bars side by side.</summary>
    Bar,

    /// <summary>One bar a row, its series one after another.</summary>
    Stacked,

    /// <summary>Percent of a whole, 0 to 100.</summary>
    Share,

    /// <summary>Rows against series, the value as depth of colour.</summary>
    Heatmap,

    /// <summary>Nodes and the lines between them; rows and series name the same nodes in the same order.</summary>
    Graph,
}

/// <summary>Figures for a picture and for the table beside it: the same rows for both.</summary>
/// <param name="RowHeader">What the rows are: 分野.</param>
public sealed record ChartData(
    ChartKind Kind,
    string RowHeader,
    IReadOnlyList<ChartSeries> Series,
    IReadOnlyList<ChartRow> Rows
)
{
    // Encodes <, > and & besides quotes: the JSON stands inside a script element.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public string ToJson(string unit) =>
        JsonSerializer.Serialize(
            new
            {
                Kind,
                Unit = unit,
                Series,
                Rows = Rows.Where(r => !r.IsTotal),
            },
            Json
        );
}

/// <param name="Drawn">Whether it is in the picture too, or in the table only.</param>
/// <param name="Unit">Where it differs from the chart's.</param>
public sealed record ChartSeries(string Name, bool Drawn = true, string? Unit = null);

/// <param name="Values">One for each series; null where there is none, which is not 0.</param>
/// <param name="Href">Ready for a link.</param>
/// <param name="IsTotal">Stands in the table and not in the picture.</param>
public sealed record ChartRow(
    string Label,
    IReadOnlyList<decimal?> Values,
    string? Href = null,
    bool IsTotal = false
);
