using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Html;

/// <summary>A web page: bytes → lines, as a browser shows it without running or fetching anything.</summary>
internal static class HtmlFormat
{
    /// <summary>Of the words of the page that its main element must hold to be taken for the text: not a lonely frame.</summary>
    private const double LeastOfMain = 0.3;

    /// <exception cref="UnreadableDocumentException">Empty, in no encoding that is read, or without any words.</exception>
    public static SourceDocument Read(byte[] bytes, string name, ReadingOptions options)
    {
        var (html, encoding, remark) = HtmlEncoding.Decode(bytes, name);
        var document = Read(html, name, options);
        return document with
        {
            Kind = FileKind.Html,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Encoding = encoding,
            Remarks = remark == null ? document.Remarks : document.Remarks.Insert(0, remark),
        };
    }

    /// <summary>A page that is text already; its bytes are its caller's.</summary>
    public static SourceDocument Read(string html, string name, ReadingOptions options)
    {
        var limited = HtmlNesting.Limited(html);
        using var page = new HtmlParser().ParseDocument(limited);
        var lines = new HtmlLines();
        var body = page.Body;
        var walk = new HtmlWalk(new(page), lines, Main(body), options.Cancel);
        if (body != null)
            walk.Read(body);
        if (!lines.HasText)
            throw new UnreadableDocumentException(
                new(
                    $"「{name}」には読める文章がありません（画像だけのページ、フレーム、またはプログラムが組み立てるページです）。ブラウザーで開いて文章を保存し直してください。",
                    $"'{name}' holds no text (only pictures, frames, or a page that a program builds). Open it in a browser and save what it shows."
                )
            );
        var (text, margins) = lines.Numbered();
        return new(name, "", "", text)
        {
            Title = page.Title is { Length: > 0 } title ? title : null,
            Margins = margins,
            Remarks = [.. Remarks(page, walk, limited.Length < html.Length)],
        };
    }

    private static IElement? Main(IElement? body)
    {
        if (body?.GetElementsByTagName("main") is not [var main])
            return null;
        return main.TextContent.Length >= body.TextContent.Length * LeastOfMain ? main : null;
    }

    private static IEnumerable<Remark> Remarks(IDocument page, HtmlWalk walk, bool isTooDeep)
    {
        if (walk.Hidden > 0)
            yield return new(
                RemarkKinds.Hidden,
                null,
                new(
                    $"画面に表示されない部分が{walk.Hidden}か所あり、読んでいません。",
                    $"{walk.Hidden} parts of the page are not shown and were not read."
                )
            );
        if (walk.Struck > 0)
            yield return new(
                RemarkKinds.Hidden,
                null,
                new(
                    $"取り消し線の付いた部分が{walk.Struck}か所あり、読んでいません。",
                    $"{walk.Struck} parts of the page are struck out and were not read."
                )
            );
        var others = page.QuerySelectorAll(
            "iframe[src], frame[src], object[data], embed[src]"
        ).Length;
        if (others > 0)
            yield return new(
                RemarkKinds.NotFollowed,
                null,
                new(
                    $"ほかのファイルを表示する枠が{others}個あり、その中は読んでいません。",
                    $"{others} frames show other files; what is in them was not read."
                )
            );
        if (isTooDeep || walk.IsTooDeep || walk.IsCut)
            yield return new(
                RemarkKinds.Limit,
                null,
                new(
                    "入れ子が深すぎる、または表が大きすぎる部分があり、文字だけを読んだか、一部を省きました。",
                    "Some of the page is nested too deep or its tables are too large: only its words were read, or some of it was left out."
                )
            );
    }
}
