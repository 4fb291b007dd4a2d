using Shirube.Domain;

namespace Shirube.Features.Publishing;

/// <summary>What a published value is.</summary>
public enum ColumnKind
{
    Text,

    /// <summary>One of a code table's codes, or an identifier.</summary>
    Code,

    /// <summary>A whole number.</summary>
    Figure,
    Boolean,

    /// <summary>ISO 8601 with the precision of the source: 2023, 2023-04, 2023-04-01 or a UTC time.</summary>
    Date,

    /// <summary>A value with parts of its own, as JSON; in CSV a table of its own holds the parts.</summary>
    Nested,
}

/// <summary>One field of a published table: the header of its CSV column and, in camel case, its name in JSON.</summary>
/// <param name="Name">Lower-case ASCII letters, digits and underscores.</param>
/// <param name="Sql">An expression over the table's <c>from</c>; <c>@base</c> is the site's address.</param>
public sealed record Column(string Name, ColumnKind Kind, string Sql, Message Meaning)
{
    /// <summary>The unit of a figure; null for what is no figure.</summary>
    public Message? Unit { get; init; }

    /// <summary>The code table (<see cref="CodeTables"/>) or published table that explains the values.</summary>
    public string? Codes { get; init; }

    public bool InCsv { get; init; } = true;
    public bool InJson { get; init; } = true;

    /// <summary>Turns what the database gives into what is published; null publishes it as it is.</summary>
    public Func<object, object>? Shape { get; init; }

    public string JsonName { get; } =
        string.Concat(
            Name.Split('_').Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..])
        );
}

/// <summary>A condition a reader may put on a table.</summary>
/// <param name="Name">Of the query parameter, and of the SQL parameter.</param>
/// <param name="Sql">True for the rows to keep.</param>
/// <param name="Codes">The code table (<see cref="CodeTables"/>) that holds the values it may have; null for any.</param>
public sealed record Filter(string Name, string Sql, Message Meaning, string? Codes = null);

/// <summary>A published table (データセット).</summary>
/// <param name="Name">Of the file, and of the path under <c>/api</c>.</param>
/// <param name="OrderBy">Total: the same state of the register gives the same order.</param>
public sealed record Dataset(
    string Name,
    Message Title,
    string From,
    string OrderBy,
    IReadOnlyList<Column> Columns
)
{
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>SQL that tells one record by <c>@key</c>; null where records have no page of their own.</summary>
    public string? Key { get; init; }

    /// <summary>Whether <c>/api</c> lists it; the long tables of CSV are nested in its records there.</summary>
    public bool InApi { get; init; } = true;
}
