using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Shirube.Domain;
using Shirube.Features.Importing;
using Shirube.Reading;

namespace Shirube.App.Pages.Importing;

/// <summary>What became of an uploaded file.</summary>
internal sealed record Uploaded(string Name, long? Job, bool WasThere, Message? Refusal)
{
    /// <summary>It was refused for its size alone.</summary>
    public bool IsTooLarge { get; init; }
}

/// <summary>Takes files as they arrive, one after the other; one that does not arrive whole is not taken.</summary>
internal static class Upload
{
    private const int MostFiles = 1000;
    private const int LongestField = 4096;

    /// <returns>Null where the request is no upload.</returns>
    /// <exception cref="BadHttpRequestException">It broke off: a file behind the last whole one was not taken.</exception>
    public static async Task<IReadOnlyList<Uploaded>?> TakeAsync(
        HttpContext context,
        NpgsqlDataSource database
    )
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value
                is not { Length: > 0 and < 200 } parting
        )
            return null;
        // Each file has its own limit; together they may be many.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        try
        {
            return await TakeAllAsync(context, database, parting);
        }
        catch (Exception e)
            when (e is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw new BadHttpRequestException("The upload broke off.", e);
        }
    }

    private static async Task<IReadOnlyList<Uploaded>> TakeAllAsync(
        HttpContext context,
        NpgsqlDataSource database,
        string parting
    )
    {
        var reader = new MultipartReader(parting, context.Request.Body);
        var taken = new List<Uploaded>();
        var accept = false;
        var actor = DeskActor.Of(context);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is { FileStream: { } stream } file)
            {
                if (file.FileName.Length == 0)
                    continue; // the form was sent without a file
                if (taken.Count == MostFiles)
                    break;
                taken.Add(await TakeAsync(context, database, stream, file.FileName, actor, accept));
            }
            else if (section.AsFormDataSection() is { } field)
            {
                var value = await FieldAsync(section.Body, context.RequestAborted);
                if (field.Name == "accept")
                    accept = value.Length > 0;
                else if (field.Name == DeskActor.Field && value.Length > 0)
                    actor = DeskActor.Remember(context, value);
            }
        }
        return taken;
    }

    private static async Task<Uploaded> TakeAsync(
        HttpContext context,
        NpgsqlDataSource database,
        Stream stream,
        string fileName,
        string actor,
        bool accept
    )
    {
        var name = UploadDocument.NameOf(fileName);
        using var bytes = new MemoryStream();
        var chunk = new byte[80 * 1024];
        long size = 0;
        for (int n; (n = await stream.ReadAsync(chunk, context.RequestAborted)) > 0; size += n)
            // What is too much is read past, so that the files behind it are still taken.
            if (size + n <= Reader.LimitBytes)
                bytes.Write(chunk, 0, n);
        if (size > Reader.LimitBytes)
            return new(name, null, false, Reader.TooLarge(name, size)) { IsTooLarge = true };
        var (job, wasThere, refusal) = await UploadDocument.RunAsync(
            database,
            bytes.ToArray(),
            name,
            actor,
            accept,
            context.RequestAborted
        );
        return new(name, job, wasThere, refusal);
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken ct)
    {
        var bytes = new byte[LongestField];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, false, ct);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, length);
    }
}
