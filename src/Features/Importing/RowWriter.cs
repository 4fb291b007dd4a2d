using Npgsql;
using NpgsqlTypes;

namespace Shirube.Features.Importing;

/// <summary>Writes rows through PostgreSQL's COPY, a value after the other in the order of the columns.</summary>
internal sealed class RowWriter(NpgsqlBinaryImporter importer)
{
    /// <param name="table">Table and columns: <c>goal (id, code)</c>.</param>
    public static async Task WriteAsync<T>(
        NpgsqlConnection connection,
        string table,
        IEnumerable<T> rows,
        Action<RowWriter, T> write,
        CancellationToken ct
    )
    {
        await using var importer = await connection.BeginBinaryImportAsync(
            $"copy {table} from stdin (format binary)",
            ct
        );
        var writer = new RowWriter(importer);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(ct);
            write(writer, row);
        }
        await importer.CompleteAsync(ct);
    }

    public RowWriter Text(string? value) =>
        Write(value is null ? null : Storable(value), NpgsqlDbType.Text);

    public RowWriter Json(string value) => Write(Storable(value), NpgsqlDbType.Jsonb);

    public RowWriter Bytes(byte[] value) => Write(value, NpgsqlDbType.Bytea);

    public RowWriter Number(int value) => Value(value, NpgsqlDbType.Integer);

    public RowWriter Number(int? value) => value is { } v ? Value(v, NpgsqlDbType.Integer) : Null();

    public RowWriter Id(long value) => Value(value, NpgsqlDbType.Bigint);

    public RowWriter Id(long? value) => value is { } v ? Value(v, NpgsqlDbType.Bigint) : Null();

    public RowWriter Real(double value) => Value((float)value, NpgsqlDbType.Real);

    /// <summary>Null where there is none.</summary>
    public RowWriter Reals(IEnumerable<double> values)
    {
        var all = values.Select(v => (float)v).ToArray();
        return Write(all.Length == 0 ? null : all, NpgsqlDbType.Array | NpgsqlDbType.Real);
    }

    public RowWriter Decimal(decimal? value) =>
        value is { } v ? Value(v, NpgsqlDbType.Numeric) : Null();

    public RowWriter Date(DateOnly? value) => value is { } v ? Value(v, NpgsqlDbType.Date) : Null();

    public RowWriter Truth(bool value) => Value(value, NpgsqlDbType.Boolean);

    public RowWriter Texts(IEnumerable<string> values) =>
        Write(values.Select(Storable).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    public RowWriter Numbers(IEnumerable<int> values) =>
        Write(values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public RowWriter Ids(IEnumerable<long> values) =>
        Write(values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    /// <summary>PostgreSQL keeps no NUL and no half of a surrogate pair: both become the replacement character.</summary>
    public static string Storable(string text)
    {
        var at = FirstUnstorable(text);
        if (at < 0)
            return text;
        var mended = text.ToCharArray();
        for (; at >= 0; at = FirstUnstorable(mended))
            mended[at] = '\ufffd';
        return new(mended);
    }

    private static int FirstUnstorable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return i;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }
        return -1;
    }

    private RowWriter Write<T>(T? value, NpgsqlDbType type)
        where T : class
    {
        if (value is null)
            return Null();
        importer.Write(value, type);
        return this;
    }

    private RowWriter Value<T>(T value, NpgsqlDbType type)
        where T : struct
    {
        importer.Write(value, type);
        return this;
    }

    private RowWriter Null()
    {
        importer.WriteNull();
        return this;
    }
}
