using Shirube.Domain.Proposals;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;
using Shirube.Reading.Documents;

namespace Shirube.Features.Importing;

/// <summary>From bytes to all that the desk and the register keep of a document.</summary>
public static class WholeReading
{
    /// <param name="name">The file's name, for messages and to tell Markdown and CSV from other text.</param>
    /// <exception cref="UnreadableDocumentException">The file is damaged, locked, or in no format that is read.</exception>
    public static ReadDocument Of(byte[] bytes, string name, ReadingOptions? options = null)
    {
        var document = Reader.Open(bytes, name, options);
        return new(
            document.Kind.ToString().ToLowerInvariant(),
            Reader.Read(document, options ?? ReadingOptions.Default),
            [.. document.Lines.Concat(document.Margins).Select(LineOf)],
            [.. document.Pages.Select(p => new DocumentPage(p.Number, p.Name, p.Width, p.Height))]
        );
    }

    /// <summary>In this process: as <see cref="ReadFile"/> wants it, for files of which nothing is to be feared.</summary>
    public static Task<ReadDocument> HereAsync(
        byte[] bytes,
        string name,
        ProfilesToUse profiles,
        IProgress<(int Done, int Pages)>? progress,
        CancellationToken ct
    ) =>
        Task.Run(
            () =>
                Of(
                    bytes,
                    name,
                    new()
                    {
                        Cancel = ct,
                        Progress = progress,
                        Profile = profiles.Given,
                        Profiles = profiles.Saved,
                    }
                ),
            ct
        );

    private static DocumentLine LineOf(SourceLine line) =>
        new(
            line.Number,
            line.Text,
            line.Page > 0 ? line.Page : null,
            line.Box is { } b ? new(line.Page, b.Left, b.Top, b.Right, b.Bottom) : null
        );
}
