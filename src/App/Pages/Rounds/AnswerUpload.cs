using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Shirube.App.Pages.People;
using Shirube.Domain;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>An answer with its files, as a form sends them. The words stand before the files: where the line breaks in the
/// middle of a file, all that was typed has arrived.</summary>
internal sealed class AnswerUpload : IAsyncDisposable
{
    /// <summary>Of the field in which files are chosen; the last one of the form.</summary>
    public const string Field = "files";

    /// <summary>Bytes of all words together.</summary>
    private const int MostWords = 1 << 20;

    /// <summary>Bytes that are read at all, so that what is too large can be named and the words are kept.</summary>
    private const long MostRead = 300L << 20;

    private readonly List<SentFile> files = [];
    private readonly List<Message> refused = [];
    private long read;
    private bool takes;

    public IFormCollection Form { get; private set; } = FormCollection.Empty;
    public ImmutableArray<SentFile> Files => [.. files];

    /// <summary>Why files were not taken, each by its name.</summary>
    public IReadOnlyList<Message> Refused => refused;

    /// <summary>The line broke inside a file, or it was too much: no file is kept, the words are.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Files came, taken or not.</summary>
    public bool HadFiles { get; private set; }

    /// <param name="takesFiles">False: they are read and dropped; a browser that is cut off in the middle shows no answer.</param>
    public static async Task<AnswerUpload> ReadAsync(HttpContext http, bool takesFiles = true)
    {
        var upload = new AnswerUpload { takes = takesFiles };
        if (
            !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value
                is not { Length: > 0 and < 200 } parting
        )
        {
            upload.Form = await DutyGate.FormAsync(http);
            return upload;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        await upload.ReadPartsAsync(new MultipartReader(parting, http.Request.Body));
        return upload;
    }

    // Not cancelled when the line breaks: what has arrived by then is still read, until the body itself ends.
    private async Task ReadPartsAsync(MultipartReader reader)
    {
        var words = new Dictionary<string, StringValues>();
        var isAtFiles = false;
        try
        {
            while (await reader.ReadNextSectionAsync() is { } section)
            {
                if (section.AsFileSection() is { FileStream: { } stream } file)
                {
                    isAtFiles = true;
                    HadFiles |= file.FileName.Length > 0;
                    if (file.FileName.Length > 0)
                        await TakeAsync(TypedText.Clean(file.FileName), stream);
                }
                else if (section.AsFormDataSection() is { } field)
                {
                    var value = await WordsAsync(section.Body);
                    words[field.Name] = StringValues.Concat(
                        words.GetValueOrDefault(field.Name),
                        value
                    );
                }
            }
        }
        catch (IOException) when (isAtFiles)
        {
            IsCut = true;
        }
        if (IsCut)
            await DropAsync();
        Form = HeldWords.Out(new FormCollection(words));
    }

    private async Task TakeAsync(string name, Stream stream)
    {
        var bytes = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        var kept = false;
        try
        {
            var chunk = new byte[80 * 1024];
            long size = 0;
            for (int n; (n = await stream.ReadAsync(chunk)) > 0; size += n)
            {
                if ((read += n) > MostRead)
                {
                    refused.Add(EvidenceKind.TooLarge(name));
                    throw new IOException("More than is read at all.");
                }
                if (takes && size + n <= EvidenceKind.Largest)
                    await bytes.WriteAsync(chunk.AsMemory(0, n));
            }
            if (!takes)
                return;
            if (size > EvidenceKind.Largest)
                refused.Add(EvidenceKind.TooLarge(name));
            else if (files.Count == Answer.MostEvidence)
                refused.Add(QuestionSet.TooMany);
            else
            {
                var (file, refusal) = EvidenceKind.Take(name, bytes);
                kept = file is not null;
                if (file is not null)
                    files.Add(file);
                else
                    refused.Add(refusal!.Value);
            }
        }
        finally
        {
            if (!kept)
                await bytes.DisposeAsync();
        }
    }

    private async Task<string> WordsAsync(Stream body)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int n; (n = await body.ReadAsync(chunk)) > 0; )
        {
            if ((read += n) > MostWords)
                throw new BadHttpRequestException(
                    "Too many words.",
                    StatusCodes.Status413PayloadTooLarge
                );
            bytes.Write(chunk, 0, n);
        }
        return TypedText.Clean(
            System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length)
        );
    }

    private async Task DropAsync()
    {
        foreach (var file in files)
            await file.Content.DisposeAsync();
        files.Clear();
    }

    public ValueTask DisposeAsync() => new(DropAsync());
}
