using Shirube.Domain;

namespace Shirube.App.Pages.Errors;

/// <summary>What is said of an answer by its number alone.</summary>
internal static class ErrorWords
{
    public static Message Title(int status) =>
        status switch
        {
            404 => new("ページが見つかりません", "Page not found"),
            410 => new("取り下げられました", "Withdrawn"),
            400 => new("送られたものを受け取れませんでした", "What was sent could not be taken"),
            413 => new("送られたものが大きすぎます", "What was sent is too large"),
            429 => new("しばらく待ってください", "Please wait a little"),
            503 => new("ただいま登録簿を読み出せません", "The register cannot be read just now"),
            >= 500 => new("ページを表示できませんでした", "The page could not be shown"),
            _ => new("この要求には応じられません", "This request cannot be answered"),
        };

    public static Message Why(int status) =>
        status switch
        {
            404 => new(
                "このURLのページはありません。URLの写し誤りか、まだ取り込まれていない文書のものかもしれません。",
                "There is no page at this address. It may be miscopied, or belong to a document that was not imported yet."
            ),
            410 => new(
                "ここにあったファイルは、正誤によって回答から取り下げられました。何がいつ取り下げられたかは、その回答のページの正誤にあります。",
                "A correction took this file away from its answer. The corrections on the answer's page say what was withdrawn and when."
            ),
            400 => new(
                "送られた内容を最後まで受け取れませんでした。途中までの内容は使っていません。送るファイルを閉じて（書き込みが終わってから）、もう一度お試しください。",
                "What was sent did not arrive whole, and what did arrive of it was not used. Close the file, so that nothing writes it any more, and send it again."
            ),
            413 => new(
                "一度に送れるのは、文書一つにつき64 MiBまで、それ以外の記入は1 MiBまでです。文書は章などで、記入は何度かに分けて、もう一度お試しください。",
                "A document may have 64 MiB; what is typed into a form 1 MiB. Split the document, for example by chapter, or what was typed, and send it again."
            ),
            429 => new(
                "短いあいだに、同じ場所から何度も試されました。1分ほど待って、もう一度お試しください。何も変更していません。",
                "Too many attempts came from one place in a short time. Please wait about a minute and try again. Nothing was changed."
            ),
            503 => new(
                "データベースが応答していません。しばらくしてから、もう一度お試しください。",
                "The database does not answer. Please try again in a little while."
            ),
            >= 500 => new(
                "サーバー側の誤りで表示できませんでした。誤りは記録されています。もう一度お試しください。",
                "An error on our side prevented it, and was logged. Please try again."
            ),
            _ => new(
                $"サーバーは番号 {status} を返しました。URLと操作を確かめてください。",
                $"The server answered {status}. Please check the address and what was asked."
            ),
        };
}
