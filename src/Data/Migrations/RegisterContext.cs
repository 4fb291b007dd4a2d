using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shirube.Data.Migrations;

/// <summary>Only runs the migrations: the tables are described in SQL, and queries are written in SQL.</summary>
internal sealed class RegisterContext(string connectionString) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options
            .UseNpgsql(connectionString)
            // The model is empty on purpose, so "it differs from the tables" says nothing.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
