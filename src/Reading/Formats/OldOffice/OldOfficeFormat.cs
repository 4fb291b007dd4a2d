using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading.Formats.Children;

namespace Shirube.Reading.Formats.OldOffice;

/// <summary>A file as Office writes it today, made of one of the older kind.</summary>
internal sealed record NewerFile(byte[] Bytes, Remark? Macros);

/// <summary>Word, Excel and PowerPoint before 2007, through LibreOffice: without macros, without fetching what they link
/// to, with a profile of its own for each file. Files locked with a password come in the same wrapping and are refused.</summary>
internal static class OldOfficeFormat
{
    private const string Packages =
        "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui";
    private static readonly ChildProgram LibreOffice = new("soffice", Packages);

    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <exception cref="UnreadableDocumentException">Locked, damaged, no Office document, or LibreOffice is not installed.</exception>
    public static NewerFile Renew(byte[] bytes, string name, ReadingOptions options)
    {
        CompoundFile file;
        try
        {
            file = new(bytes);
        }
        catch (InvalidDataException)
        {
            throw Damaged(name);
        }
        if (file.Has("EncryptedPackage"))
            throw new UnreadableDocumentException(Locked(name));
        var (old, newer) = KindOf(file) ?? throw NoDocument(name, file.HasBeginning("__substg"));
        using var folder = new ChildFolder(options);
        Directory.CreateDirectory(folder.PathOf("profile/user"));
        File.WriteAllText(folder.PathOf("profile/user/registrymodifications.xcu"), Settings);
        var path = folder.Put($"in.{old}", bytes);
        var end = folder.Run(
            LibreOffice,
            name,
            [
                $"-env:UserInstallation=file://{folder.PathOf("profile")}",
                "--headless",
                "--norestore",
                "--nologo",
                "--nolockcheck",
                "--nodefault",
                "--convert-to",
                newer,
                "--outdir",
                folder.PathOf("out"),
                path,
            ]
        );
        var made = new FileInfo(folder.PathOf($"out/in.{newer}"));
        if (made.Exists && made.Length is > 0 and <= Reader.LimitBytes)
            return new(File.ReadAllBytes(made.FullName), MacrosOf(file));
        if (end.IsOutOfTime || end.Code > 128)
            throw new UnreadableDocumentException(end.Failure(name));
        throw IsLocked(file) ? new UnreadableDocumentException(Locked(name)) : Damaged(name);
    }

    private static (string Old, string Newer)? KindOf(CompoundFile file) =>
        file.Has("WordDocument") ? ("doc", "docx")
        : file.Has("Workbook", "Book") ? ("xls", "xlsx")
        : file.Has("PowerPoint Document") ? ("ppt", "pptx")
        : null;

    /// <summary>Word says so in its header, PowerPoint by a part, Excel by one of its first records.</summary>
    private static bool IsLocked(CompoundFile file)
    {
        if (file.Beginning("WordDocument") is [_, _, _, _, _, _, _, _, _, _, _, var flags, ..])
            return (flags & 1) != 0;
        if (file.Has("EncryptedSummary"))
            return true;
        var records = file.Beginning("Workbook");
        for (
            var at = 0;
            at + 4 <= records.Length;
            at += 4 + records[at + 2] + records[at + 3] * 256
        )
            if (records[at] == 0x2F && records[at + 1] == 0)
                return true;
        return false;
    }

    private static Remark? MacrosOf(CompoundFile file) =>
        file.Has("Macros", "_VBA_PROJECT_CUR", "VBA")
            ? new(
                RemarkKinds.NotFollowed,
                null,
                new(
                    "マクロが含まれています。実行していません。",
                    "The file holds macros. They were not run."
                )
            )
            : null;

    /// <summary>What to say of a file that opens with a password only.</summary>
    public static Message Locked(string name) =>
        new(
            $"「{name}」はパスワードで保護されているため、読めません。Office でパスワードを外して保存し直してください。",
            $"'{name}' is protected by a password and cannot be read. Remove the password in Office and save it again."
        );

    private static UnreadableDocumentException Damaged(string name) =>
        new(
            new(
                $"「{name}」は旧形式の Office 文書として壊れているため、読めませんでした。Office で開いて修復し、docx・xlsx・pptx で保存し直してください。",
                $"'{name}' is damaged: it is no whole Office document of the older kind. Let Office repair it and save it as docx, xlsx or pptx."
            )
        );

    private static UnreadableDocumentException NoDocument(string name, bool isMail)
    {
        var (ja, en) = isMail
            ? ("Outlook のメール", "a mail of Outlook")
            : (
                "Word・Excel・PowerPoint のどれでもない文書",
                "no document of Word, Excel or PowerPoint"
            );
        return new(
            new(
                $"「{name}」は{ja}のため、読めません。文書そのもの（docx・xlsx・pptx・PDF など）を指定してください。",
                $"'{name}' is {en} and cannot be read. Give the document itself (docx, xlsx, pptx, PDF …)."
            )
        );
    }
}
