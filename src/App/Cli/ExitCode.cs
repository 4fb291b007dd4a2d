namespace Shirube.App.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All done; a document read whole.</summary>
    public const int Done = 0;

    /// <summary>The work was done and found something wrong: the ledger's chain is broken, a program is missing.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>A file cannot be read; nothing of it went to stdout or into the register.</summary>
    public const int Unreadable = 3;

    /// <summary>Read, but something in it is unread; the output is still complete.</summary>
    public const int PartlyRead = 4;
}
