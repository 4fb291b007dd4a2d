using Shirube.Domain.Proposals;

namespace Shirube.Reading.Formats.Pptx;

/// <summary>What a person should know of how a slide was read.</summary>
internal static class SlideRemarks
{
    public static Remark Hidden(int page) =>
        new(
            RemarkKinds.Hidden,
            page,
            new(
                $"{page}枚目のスライドは非表示のため、読んでいません。",
                $"Slide {page} is hidden and was not read."
            )
        );

    public static Remark Missing(int page) =>
        new(
            RemarkKinds.Damaged,
            page,
            new(
                $"{page}枚目のスライドの中身がファイルにありません。PowerPoint で開いて修復し、保存し直してください。",
                $"The content of slide {page} is missing from the file. Let PowerPoint repair it and save it again."
            )
        );

    public static Remark Notes(int count) =>
        new(
            RemarkKinds.Hidden,
            null,
            new(
                $"発表者ノートのあるスライドが{count}枚あります。ノートは読んでいません。",
                $"Slides with speaker notes: {count}. The notes were not read."
            )
        );

    public static IEnumerable<Remark> Of(SlideReader slide, int shapes, int page)
    {
        if (slide.Charts > 0)
            yield return new(
                RemarkKinds.NotFollowed,
                page,
                new(
                    $"{page}枚目のスライドのグラフ（{slide.Charts}件）の中の文字と数値は読んでいません。",
                    $"Charts on slide {page}: {slide.Charts}. Their words and figures were not read."
                )
            );
        if (shapes == 0 && slide.Pictures > 0)
            yield return new(
                RemarkKinds.NeedsOcr,
                page,
                new(
                    $"{page}枚目のスライドは画像だけで、文字がありません。文字認識（OCR）にかけるか、元の資料を取り込んでください。",
                    $"Slide {page} is only a picture and has no letters. Recognise its text (OCR), or import what it was made from."
                )
            );
    }
}
