using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Shirube.Domain;

namespace Shirube.Reading.Formats.Markdown;

/// <summary>Markdown: bytes → the HTML that it stands for by its own definition (CommonMark, pipe tables, footnotes).</summary>
internal static class MarkdownFormat
{
    // A line break that the author typed is kept: Japanese writers end lines where the thought ends.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseListExtras()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Inserted)
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    /// <returns>The page, and the IANA name of the encoding that the bytes are in.</returns>
    /// <exception cref="UnreadableDocumentException">In no encoding that is read, or nested too deep.</exception>
    public static (string Html, string Encoding) AsHtml(byte[] bytes, string name)
    {
        var (text, encoding) = TextEncoding.Decode(bytes, name);
        try
        {
            return ($"<body>{Markdig.Markdown.ToHtml(text, Pipeline)}", encoding);
        }
        catch (ArgumentException tooDeep)
        {
            throw new UnreadableDocumentException(
                new Message(
                    $"「{name}」は入れ子（引用・箇条書き）が深すぎて、Markdown として読めません。入れ子を浅くするか、拡張子を .txt にしてください。",
                    $"'{name}' nests quotations or lists too deep to be read as Markdown. Make it shallower, or call it .txt."
                ),
                tooDeep
            );
        }
    }
}
