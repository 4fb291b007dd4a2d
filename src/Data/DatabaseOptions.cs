namespace Shirube.Data;

/// <summary>Which database holds the register.</summary>
public sealed record DatabaseOptions
{
    /// <summary>An existing PostgreSQL 15 or newer; null: the private server under <see cref="DataPath"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>For those who sign in: the same database as a login that may only what row-level security allows
    /// (<c>shirube_web</c>). Null: that role is taken on inside the other connection string's login.</summary>
    public string? WebConnectionString { get; init; }

    /// <summary>The folder of everything the product keeps.</summary>
    public string DataPath { get; init; } = DefaultDataPath;

    /// <summary>Whether a committed import survives a power failure. Only throw-away servers say no.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Reads <c>SHIRUBE_DATABASE</c>, <c>SHIRUBE_DATABASE_WEB</c> and <c>SHIRUBE_DATA</c>; an empty value counts as not set.</summary>
    public static DatabaseOptions FromEnvironment() =>
        new()
        {
            ConnectionString = Variable("SHIRUBE_DATABASE"),
            WebConnectionString = Variable("SHIRUBE_DATABASE_WEB"),
            DataPath = Path.GetFullPath(Variable("SHIRUBE_DATA") ?? DefaultDataPath),
        };

    private static string DefaultDataPath =>
        Path.Combine(
            Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? home : "/",
            ".local/share/shirube"
        );

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
