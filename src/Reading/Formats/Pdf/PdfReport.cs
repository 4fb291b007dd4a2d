using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Formats.Pdf;

/// <summary>What a person should know about how a PDF was read.</summary>
internal sealed class PdfReport(string file)
{
    // Behind the last object of every whole file; some programs put a little behind it.
    private const int EndWithin = 2048;
    private readonly List<Remark> remarks = [];

    public ImmutableArray<Remark> Remarks =>
        [.. remarks.OrderBy(r => r.Page is null ? 0 : 1).ThenBy(r => r.Page)];

    public void See(PdfPage page, PageWork work)
    {
        if (work.IsSpent)
            Add(
                RemarkKinds.Limit,
                page.Number,
                $"{page.Number}ページは図形や語が多すぎるため、表や下線を読み取れていないことがあります。元の文書と見比べてください。",
                $"Page {page.Number} holds so many shapes or words that tables and underlines on it may be missing; compare it with the original."
            );
        if (page.IsCut)
            Add(
                RemarkKinds.Limit,
                page.Number,
                $"{page.Number}ページは語が多すぎるため、途中までを読みました。",
                $"Page {page.Number} holds too many words; only the first were read."
            );
    }

    public void Ended(PdfPages pages, int count, ReadOnlySpan<byte> bytes)
    {
        if (pages.IsEnough)
            Add(
                RemarkKinds.Limit,
                null,
                $"{file} は長すぎるため、{count}ページまでを読みました。残りは文書を分けて取り込んでください。",
                $"{file} is too long: {count} pages were read. Split the document and import the rest."
            );
        else if (pages.End is { IsOutOfTime: true })
            Add(
                RemarkKinds.Limit,
                null,
                $"{file} の読み取りが時間の上限を超えたため、{count}ページまでを読みました。残りは文書を分けて取り込んでください。",
                $"Reading {file} took longer than allowed: {count} pages were read. Split the document and import the rest."
            );
        else if (pages.End is { IsWell: false })
            AddDamaged(count);
        else if (bytes[^Math.Min(bytes.Length, EndWithin)..].IndexOf("%%EOF"u8) < 0)
            AddDamaged(count);
    }

    public void NeedsRecognition(int page) =>
        Add(
            RemarkKinds.NeedsOcr,
            page,
            $"{page}ページは画像だけで文字の情報がないため、読んでいません。tesseract-ocr と tesseract-ocr-jpn を導入して取り込み直すか、文字のある文書を取り込んでください。",
            $"Page {page} is a picture without text and was not read. Install tesseract-ocr and tesseract-ocr-jpn and import again, or import a document with text."
        );

    public void NoTimeToRecognise(int page) =>
        Add(
            RemarkKinds.NeedsOcr,
            page,
            $"{page}ページは画像だけで文字の情報がなく、文字認識の時間が足りなかったため、読んでいません。文書を分けて取り込んでください。",
            $"Page {page} is a picture without text, and there was no time left to recognise its letters. Split the document and import the parts."
        );

    public void Recognised(int page) =>
        Add(
            RemarkKinds.Ocr,
            page,
            $"{page}ページは画像のため、文字認識で読みました。一語ずつ確かめてください。",
            $"Page {page} is a picture; its letters were recognised. Check it word by word."
        );

    private void AddDamaged(int count) =>
        Add(
            RemarkKinds.Damaged,
            null,
            $"{file} は壊れているか、途中で切れています。読めた{count}ページを読みました。元の文書と見比べてください。",
            $"{file} is damaged or cut off. {count} pages could be read; compare them with the original."
        );

    private void Add(string kind, int? page, string ja, string en) =>
        remarks.Add(new(kind, page, new Message(ja, en)));
}
