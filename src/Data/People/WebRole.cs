using Npgsql;

namespace Shirube.Data.People;

/// <summary>The role of the database under which people work (0005_people.sql).</summary>
internal static class WebRole
{
    public const string Name = "shirube_web";

    /// <summary>On a server that gave us one login only: its sessions begin as the role.</summary>
    public static string Within(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options = $"-c role={Name}",
        }.ConnectionString;
}
