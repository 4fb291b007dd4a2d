using System.Globalization;
using Shirube.App.Cli;
using Shirube.Domain;

namespace Shirube.App.Jobs;

/// <summary>What the process that reads a file may take for it.</summary>
internal sealed record ReadingLimits(long MemoryBytes, TimeSpan Longest)
{
    private const string MemoryVariable = "SHIRUBE_READ_MIB";
    private const string TimeVariable = "SHIRUBE_READ_SECONDS";

    public static ReadingLimits FromEnvironment() =>
        new(
            Number(MemoryVariable, 64, 2048) * 1024L * 1024,
            TimeSpan.FromSeconds(Number(TimeVariable, 1, 15 * 60))
        );

    private static int Number(string variable, int least, int usual)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } text)
            return usual;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
        )
            return number;
        Locale.Complain(
            new(
                $"{variable} は {least} 以上の整数です。「{text}」の代わりに {usual} を使います。",
                $"{variable} is a whole number from {least}; {usual} is used instead of '{text}'."
            )
        );
        return usual;
    }

    public Message TooLong(string name) =>
        new(
            $"「{name}」の読み取りが{Time("分", "秒")}で終わらなかったため、止めました。文書を分けて、もう一度取り込んでください（待つ時間は {TimeVariable} で変えられます）。",
            $"Reading '{name}' did not end within {Time(" minutes", " seconds")} and was stopped. Split the document and bring it again ({TimeVariable} sets how long is waited)."
        );

    public Message Died(string name) =>
        new(
            $"「{name}」を読むプログラムが途中で終わりました（文書が壊れているか、読むのに {Memory} を超えるメモリーが要ります）。文書を分けるか、別の形式で保存し直してください（メモリーの上限は {MemoryVariable} で変えられます）。",
            $"The program that reads '{name}' ended midway: the document is damaged, or needs more than {Memory} of memory. Split it or save it in another format ({MemoryVariable} sets the limit)."
        );

    private string Time(string minutes, string seconds) =>
        Longest.TotalSeconds % 60 == 0
            ? $"{Longest.TotalMinutes}{minutes}"
            : $"{Longest.TotalSeconds}{seconds}";

    private string Memory =>
        MemoryBytes % (1L << 30) == 0 ? $"{MemoryBytes >> 30} GiB" : $"{MemoryBytes >> 20} MiB";
}
