using Shirube.Domain;

namespace Shirube.Reading.Formats.Children;

/// <summary>How a child program ended.</summary>
/// <param name="Code">Its exit code; above 128 where a signal ended it.</param>
/// <param name="IsOutOfTime">It was ended because its time was up.</param>
/// <param name="Errors">The beginning of what it said on its error stream.</param>
internal sealed record ChildEnd(string Program, int Code, bool IsOutOfTime, string Errors)
{
    public bool IsWell => Code == 0 && !IsOutOfTime;

    /// <summary>Why there is no result, for a person; call it only where there is none.</summary>
    public Message Failure(string file) =>
        IsOutOfTime
            ? new(
                $"{file} の読み取りが時間の上限を超えたため、{Program} を止めました。文書を分けて取り込むか、上限を延ばしてください。",
                $"Reading {file} took longer than allowed, so {Program} was stopped. Split the document, or allow more time."
            )
        : Code > 128 || Errors.Contains("memory", StringComparison.OrdinalIgnoreCase)
            ? new(
                $"{file} を読む途中で {Program} が異常終了しました（記憶域の上限を超えたか、文書が壊れています）。文書を作り直すか、分けて取り込んでください。",
                $"{Program} broke down while reading {file}: it needed more memory than allowed, or the document is damaged. Produce the document anew, or split it."
            )
        : new(
            $"{file} は壊れているか、途中で切れているため、{Program} が読めませんでした。元の文書から作り直してください。",
            $"{file} is damaged or cut off; {Program} could not read it. Produce it anew from the original document."
        );
}
