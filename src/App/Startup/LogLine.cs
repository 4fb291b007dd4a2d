using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Npgsql;

namespace Shirube.App.Startup;

/// <summary>The server's log, a line an event. Of an exception it says the kind, the database's code and the places in the code,
/// and not its words: they may repeat what somebody typed (the row that failed, the text that is no number), and whoever reads
/// the log may not read drafts.</summary>
internal sealed class LogLine() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "shirube";

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var said = logEntry.Formatter(logEntry.State, null);
        textWriter.Write($"{logEntry.LogLevel}: {logEntry.Category}: {OnOneLine(said)}");
        for (
            var failure = logEntry.Exception;
            failure is not null;
            failure = failure.InnerException
        )
            textWriter.Write($" | {KindOf(failure)} {OnOneLine(failure.StackTrace ?? "")}");
        textWriter.WriteLine();
    }

    private static string KindOf(Exception failure) =>
        failure switch
        {
            PostgresException p =>
                $"{p.GetType()} {p.SqlState} {p.TableName} {p.ColumnName} {p.ConstraintName} {p.Routine}",
            // Which server did not answer, and how: nothing of what was sent to it.
            NpgsqlException or SocketException =>
                $"{failure.GetType()} {OnOneLine(failure.Message)}",
            _ => failure.GetType().ToString(),
        };

    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
