using System.Data;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Shirube.App.Startup;

namespace Shirube.App.Api;

/// <summary>One state of the register for the time of an answer, and the strong tag that names the answer.</summary>
internal sealed class ApiState : IAsyncDisposable
{
    private readonly NpgsqlTransaction transaction;

    private ApiState(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string tag,
        string baseUrl
    )
    {
        Connection = connection;
        this.transaction = transaction;
        Tag = tag;
        BaseUrl = baseUrl;
    }

    public NpgsqlConnection Connection { get; }
    public string Tag { get; }

    /// <summary>The site's address before every path, without a slash at its end.</summary>
    public string BaseUrl { get; }

    public static async Task<ApiState> OpenAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        var connection = await http
            .RequestServices.GetRequiredService<NpgsqlDataSource>()
            .OpenConnectionAsync(ct);
        try
        {
            var transaction = await connection.BeginTransactionAsync(
                IsolationLevel.RepeatableRead,
                ct
            );
            await using var head = new NpgsqlCommand(
                // A release changes the answers at its time, without a line in the ledger at that moment.
                """
                select concat((select hash from ledger order by seq desc limit 1), '-', (select count(*) from released))
                """,
                connection
            );
            var register = (string?)await head.ExecuteScalarAsync(ct) ?? "";
            var baseUrl = BaseOf(http);
            return new(connection, transaction, TagOf(http, register, baseUrl), baseUrl);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets the answer's caching headers; true where the reader has this very answer and 304 was said.</summary>
    public bool IsKnownTo(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ETag = Tag;
        headers.CacheControl = "public, no-cache";
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        if (!known.Any(t => t.Tag == "*" || t.Tag == Tag))
            return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    // The same build, register, address, question and compression give the same bytes.
    private static string TagOf(HttpContext http, string register, string baseUrl)
    {
        var parts = string.Join(
            '\n',
            typeof(ApiState).Module.ModuleVersionId,
            register,
            baseUrl,
            http.Request.Path,
            http.Request.QueryString,
            http.Request.Headers.AcceptEncoding
        );
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..32]}\"";
    }

    private static string BaseOf(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<SiteOptions>();
        return options.PublicUrl ?? $"{http.Request.Scheme}://{http.Request.Host}";
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
