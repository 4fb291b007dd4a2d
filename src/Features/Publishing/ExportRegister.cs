using System.Text;
using System.Text.Json;
using Npgsql;
using Shirube.Domain;
using Shirube.Domain.Ledgers;

namespace Shirube.Features.Publishing;

public enum ExportFormat
{
    Csv,
    Json,
}

/// <summary>The folder cannot take the export. The reason says what to do.</summary>
public sealed class ExportRefusedException(Message reason) : Exception(reason.Ja)
{
    public Message Reason { get; } = reason;
}

/// <summary>Writes the whole register as open data: one state of it, all files or none.</summary>
public static class ExportRegister
{
    /// <param name="folder">New or empty, or one that only an earlier export filled; then its files are replaced.</param>
    /// <returns>The names of the files, in the order written.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(
        NpgsqlDataSource source,
        string folder,
        ExportFormat format,
        bool byteOrderMark,
        string baseUrl,
        string version,
        DateTime at,
        CancellationToken ct = default
    )
    {
        RefuseForeign(folder, format);
        var parent = Directory.GetParent(Path.GetFullPath(folder).TrimEnd('/'))?.FullName ?? "/";
        Directory.CreateDirectory(parent);
        var temporary = Directory.CreateDirectory(
            Path.Combine(parent, $".shirube-export-{Guid.NewGuid():N}")
        );
        try
        {
            await WriteAsync(
                source,
                temporary.FullName,
                format,
                byteOrderMark,
                baseUrl,
                version,
                at,
                ct
            );
            Directory.CreateDirectory(folder);
            var names = FileNames(format);
            foreach (var name in names)
                File.Move(
                    Path.Combine(temporary.FullName, name),
                    Path.Combine(folder, name),
                    overwrite: true
                );
            return names;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static string[] FileNames(ExportFormat format)
    {
        var extension = format == ExportFormat.Csv ? ".csv" : ".json";
        return
        [
            .. Tables(format).Select(d => d.Name + extension),
            .. CodeTables.All.Select(t => "code_" + t.Name + extension),
            "README.md",
        ];
    }

    private static IEnumerable<Dataset> Tables(ExportFormat format) =>
        Datasets.All.Where(d =>
            d.InApi || format == ExportFormat.Csv || d.Name is "organisation_names" or "aliases"
        );

    private static void RefuseForeign(string folder, ExportFormat format)
    {
        var ours = FileNames(format);
        var foreign =
            Directory.Exists(folder)
                ? Directory
                    .EnumerateFileSystemEntries(folder)
                    .Select(Path.GetFileName)
                    .FirstOrDefault(f => !ours.Contains(f))
            : File.Exists(folder) ? Path.GetFileName(folder)
            : null;
        if (foreign is not null)
            throw new ExportRefusedException(
                new(
                    $"書き出し先「{folder}」には、この書き出しのものではない「{foreign}」があります。新しいフォルダーか空のフォルダーを --out に指定してください。",
                    $"The folder '{folder}' holds '{foreign}', which is not of this export. Give --out a new or empty folder."
                )
            );
    }

    private static async Task WriteAsync(
        NpgsqlDataSource source,
        string folder,
        ExportFormat format,
        bool byteOrderMark,
        string baseUrl,
        string version,
        DateTime at,
        CancellationToken ct
    )
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        // All tables as of one moment, though an import may commit meanwhile.
        await using var transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            ct
        );
        await using var head = new NpgsqlCommand(
            "select hash from ledger order by seq desc limit 1",
            connection
        );
        var state = (string?)await head.ExecuteScalarAsync(ct) ?? LedgerLine.Genesis;
        var query = DatasetQuery.Everything with { BaseUrl = baseUrl };
        foreach (var dataset in Tables(format))
            if (format == ExportFormat.Csv)
            {
                Column[] columns = [.. dataset.Columns.Where(c => c.InCsv)];
                await using var file = File.Create(Path.Combine(folder, dataset.Name + ".csv"));
                var rows = query.RowsAsync(connection, dataset, columns, ct);
                await CsvTable.WriteAsync(
                    file,
                    byteOrderMark,
                    columns.Select(c => c.Name),
                    rows,
                    ct
                );
            }
            else
                await WriteJsonAsync(connection, query, dataset, folder, ct);
        foreach (var table in CodeTables.All)
            await WriteCodesAsync(table, folder, format, byteOrderMark, ct);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "README.md"),
            ExportReadme.Of(version, state, at),
            new UTF8Encoding(false),
            ct
        );
    }

    private static async Task WriteJsonAsync(
        NpgsqlConnection connection,
        DatasetQuery query,
        Dataset dataset,
        string folder,
        CancellationToken ct
    )
    {
        await using var file = File.Create(Path.Combine(folder, dataset.Name + ".json"));
        await using var json = new Utf8JsonWriter(file, JsonRecords.Form);
        var columns = JsonRecords.Columns(dataset);
        json.WriteStartArray();
        await foreach (var row in query.RowsAsync(connection, dataset, columns, ct))
        {
            JsonRecords.Write(json, columns, row);
            await json.FlushAsync(ct);
        }
        json.WriteEndArray();
    }

    private static async Task WriteCodesAsync(
        CodeTable table,
        string folder,
        ExportFormat format,
        bool byteOrderMark,
        CancellationToken ct
    )
    {
        var path = Path.Combine(folder, "code_" + table.Name);
        if (format == ExportFormat.Csv)
        {
            await using var file = File.Create(path + ".csv");
            var rows = table.Codes.Select(c => new object?[] { c.Code, c.Label.Ja, c.Label.En });
            await CsvTable.WriteAsync(
                file,
                byteOrderMark,
                ["code", "label_ja", "label_en"],
                rows.ToAsyncEnumerable(),
                ct
            );
            return;
        }
        await using var stream = File.Create(path + ".json");
        await using var json = new Utf8JsonWriter(stream, JsonRecords.Form);
        json.WriteStartArray();
        foreach (var (code, label) in table.Codes)
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("labelJa", label.Ja);
            json.WriteString("labelEn", label.En);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
