/* Made from the OpenAPI document by `npm run console:api`. Not to be changed by hand. */
export const CURRENCIES = ["AED","AFN","ALL","AMD","AOA","ARS","AUD","AWG","AZN","BAM","BBD","BDT","BHD","BIF","BMD","BND","BOB","BOV","BRL","BSD","BTN","BWP","BYN","BZD","CAD","CDF","CHE","CHF","CHW","CLF","CLP","CNY","COP","COU","CRC","CUP","CVE","CZK","DJF","DKK","DOP","DZD","EGP","ERN","ETB","EUR","FJD","FKP","GBP","GEL","GHS","GIP","GMD","GNF","GTQ","GYD","HKD","HNL","HTG","HUF","IDR","ILS","INR","IQD","IRR","ISK","JMD","JOD","JPY","KES","KGS","KHR","KMF","KPW","KRW","KWD","KYD","KZT","LAK","LBP","LKR","LRD","LSL","LYD","MAD","MDL","MGA","MKD","MMK","MNT","MOP","MRU","MUR","MVR","MWK","MXN","MXV","MYR","MZN","NAD","NGN","NIO","NOK","NPR","NZD","OMR","PAB","PEN","PGK","PHP","PKR","PLN","PYG","QAR","RON","RSD","RUB","RWF","SAR","SBD","SCR","SDG","SEK","SGD","SHP","SLE","SOS","SRD","SSP","STN","SVC","SYP","SZL","THB","TJS","TMT","TND","TOP","TRY","TTD","TWD","TZS","UAH","UGX","USD","USN","UYI","UYU","UYW","UZS","VED","VES","VND","VUV","WST","XAD","XAF","XCD","XCG","XOF","XPF","YER","ZAR","ZMW","ZWG"] as const;
export interface paths {
    "/affiliates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and look for affiliates
         * @description The affiliates that match all filters; capitals and accents make no difference. With `held=true` it is the list of holds: `holds` of each affiliate says why, who placed it and since when, including automatic holds. Sorted by id; a search by name or address is sorted by the first three letters, then by id. A page may be shorter than `limit`, or empty, and still have a next one. An affiliate that was imported a moment ago may still be missing.
         */
        get: operations["list-affiliates"];
        put?: never;
        /**
         * Create or update affiliates
         * @description Each row has its own verdict, in the order of the rows: a fault inside a row rejects that row and no other. A `riseId` links the account, and the provider is asked for its status at once; without one the link stays as it is. Sending the same rows again changes nothing. `store_unavailable` is no fault of the row: send the request again, under the same Idempotency-Key too.
         */
        post: operations["import-affiliates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at an affiliate */
        get: operations["get-affiliate"];
        /**
         * Update an affiliate
         * @description Takes the place of the whole profile. A `riseId` links that account, and the provider is asked for its status at once; without one the link stays as it is.
         */
        put: operations["update-affiliate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change what an affiliate is owed
         * @description Appends an entry to the ledger; nothing is ever edited. `opening_balance` and `correction` add their amount, which may be negative; `paid_elsewhere` takes away what was paid without this system. A negative balance carries forward. An `adjustmentId` is taken once: the same adjustment again changes nothing, another one under its id is refused.
         */
        post: operations["adjust-balance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the commissions of an affiliate */
        get: operations["list-affiliate-commissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep an affiliate from being paid
         * @description In every currency, those to come included, or in the one named. From the answer on nothing is claimed for the affiliate; a payment that was claimed but not sent fails with the reason when its batch is executed. Held already: the first hold stands.
         */
        post: operations["hold-affiliate"];
        /**
         * Lift the holds of an affiliate
         * @description All of them, or those on one currency; also the automatic hold of a balance, which it gets when a payment was paid twice, or was paid and then refused. Not held: nothing changes.
         *
         *     While approval is on, a release that lifts an automatic hold takes two people: the first call proposes and lifts nothing, and the same call from another person makes it count. One that differs, or that finds other holds, takes the place of the proposal; a new hold of a person, or `DELETE …/hold/proposal`, takes it away; it lapses after 24 hours.
         */
        delete: operations["release-affiliate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/{affiliateId}/hold/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw the proposed release of an affiliate
         * @description Anybody may withdraw it, because keeping a hold needs one person only. Without a proposal nothing changes.
         */
        delete: operations["withdraw-release"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/payable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who has something pending
         * @description The summary is of all of them: exact up to 5,000 affiliates, beyond that a snapshot.
         */
        get: operations["list-payable-affiliates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit log
         * @description Who did what, when, from where, and what came of it. With `batchId` or `transactionId` what was done to that batch or payment; with `affiliateId` what was done to the affiliate itself; else day by day, or the one `date` (UTC). A page may hold fewer entries than asked for, even none, and still have a `nextCursor`.
         */
        get: operations["list-audit-logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-logs/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove that nobody changed the audit log
         * @description Compares every audit entry, payment and batch with the hash chains that were written with them. One call works for some seconds; follow `nextCursor` until there is none; only then has everything been checked. `checked` counts all calls so far. With `batchId` only that batch. `expectSeal` is the seal of a day that was kept outside (`<day>:<hash>`, as in the event `audit.sealed`): it proves everything before it, even against somebody who can rewrite the whole table.
         */
        get: operations["verify-audit-logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List batches */
        get: operations["list-batches"];
        put?: never;
        /**
         * Create batches
         * @description Claims what is payable and makes batches of at most 100 payments. A call takes at most 2,000 affiliates; `more` says that others are left for another call. With a `previewToken` it is held to what the preview showed.
         */
        post: operations["create-batches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a batch */
        get: operations["get-batch"];
        put?: never;
        post?: never;
        /**
         * Cancel a batch
         * @description Of a batch that is PENDING or QUEUED, every payment that was not paid is cancelled and its commissions are payable again. If nothing of it was paid it is CANCELLED. If part of it was paid, because it had started before it was queued again, it is COMPLETED or FAILED by the share that was not paid, like every batch, and `calledOff` says who cancelled the rest. Of a FAILED batch, its FAILED payments are cancelled; the batch stays FAILED. Asking again changes nothing.
         */
        delete: operations["cancel-batch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batchId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a batch as a second person
         * @description By anybody but the one who made it. The approval is bound to what the batch holds; send the `contentHash` that you were shown to be sure that it is the same. Executing the batch remains a step of its own.
         */
        post: operations["approve-batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batchId}/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Execute a batch
         * @description Queues the batch; one batch is executed at a time. Asking again does nothing twice.
         */
        post: operations["execute-batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview batches
         * @description What POST `/batches` with the same body would do. The further pages show the moment of the first. The `previewToken` is good for a day.
         */
        post: operations["preview-batches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accrue approved commissions
         * @description Each row has its own verdict, in the order of the rows: a fault inside a row rejects that row and no other. A commission is accrued once: the same row again is a `duplicate`, the same id with other content is rejected. `store_unavailable` is no fault of the row: send the request again, under the same Idempotency-Key too.
         */
        post: operations["import-commissions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commissions/{commissionId}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a commission back
         * @description Appends a negative entry to the affiliate’s ledger, once, whether the commission was paid or not. Asking again changes nothing.
         */
        post: operations["reverse-commission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settings in force
         * @description Amounts stand by currency; a currency that is not named has no minimum, or no limit, and its batches always need the approval where that starts from an amount. `proposal` is a change that waits for a second person.
         */
        get: operations["get-config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change settings; pause and resume payouts
         * @description Changes what is named and leaves the rest as it is; `null` takes a currency’s amount away. To pause needs a `reason`. Once the answer to a pause is given, no new payment is committed for sending; payments that are under way are still looked up. After a resume everything goes on by itself.
         *
         *     That a restore is settled (`"restored": false`) always takes two people, and is refused before nothing of it is left: see GET `/recovery`. While approval is on, some other changes take two people: approval off, or for higher amounts only; a higher limit, or none; a limit under which no batch can reach the amount from which approval is needed; shorter quiet hours; switching on the payout schedule; resuming. The first call proposes, and the same change from another person makes it count; a call that differs takes the place of the proposal. A patch that holds any of these is proposed as a whole, but for a pause in it, which counts at once. Any other change of the settings takes the proposal away, as does `DELETE /config/proposal`; it lapses after 24 hours.
         */
        patch: operations["change-config"];
        trace?: never;
    };
    "/config/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw the proposed change of the settings
         * @description Anybody may withdraw it, because leaving the settings as they are needs one person only. Without a proposal nothing changes.
         */
        delete: operations["withdraw-config-change"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether the system is healthy
         * @description A check is `ok`, `warn` (somebody should look, payouts go on) or `fail` (payouts do not go on by themselves). Failing: the table or the provider does not answer; a batch has been processing for over an hour; or a batch has been queued for over an hour while none is being executed. The last two do not fail while payouts are stopped. Warnings: payouts are paused; the table was restored, and that is not settled; a batch that has waited for its approval for over a day; queued or settling batches; unknown payments; payments that failed in 24 hours; open incidents; a draft that the sweep should have released. Things are counted up to 100. The answer may be some seconds old: see `asOf`.
         */
        get: operations["get-health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List incidents
         * @description Trouble that only people can put right. `OVERPAID`: an attempt paid although its payment was already paid or given up. The amount was taken off the affiliate’s ledger, and the balance is on hold. `OUTCOME_CONTRADICTED`: the provider said that a payment was paid, and now says that it was not. It is RETURNED and owed again, and the balance is on hold. `SUBMISSION_INVALID`: a provider rejected a submission for good, or what it asked us to sign is not what we want to pay. The attempt moved no money, and its batch stands still. `BOOKS_DIFFER`: our books differ from the provider’s, or do not add up. Nothing is corrected automatically. Each is raised once; a resolved one is not raised again unless its facts change.
         */
        get: operations["list-incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{incidentId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that an incident is put right
         * @description Keeps who, when and the note. It moves no money and changes no books; the hold on the affiliate’s balance, if there is one, stays: DELETE `/affiliates/{affiliateId}/hold` lifts it. The same person saying the same again changes nothing.
         */
        post: operations["resolve-incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read this document */
        get: operations["get-openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay one affiliate now
         * @description Makes a batch of one, of all that can be paid, and executes it. Where a batch needs a second person it stays PENDING until it is approved and executed. Who cannot be paid now is refused with the reason.
         */
        post: operations["pay-affiliate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a restore is from being settled
         * @description After the table was restored to an earlier moment nothing is claimed or sent. The sweep asks the provider about every payment of before by our own reference, and enters what it knows; and it asks for all that the provider lists since, and enters what our books do not know as `paid_elsewhere`, so that it is not paid a second time. Once nothing is left, two people settle the restore with `PATCH /config {"restored": false}`.
         */
        get: operations["get-recovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/affiliates/{affiliateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how what is owed to an affiliate became so
         * @description Every entry of the ledger, when it was recorded, and every payment, when it was paid: opening balance and amounts add up to the closing balance, and the closing balance of one period is the opening balance of the next. A payment that came back stays a payment; the money that is owed again is an entry. `from` is included, `to` is not; each is a day (UTC) or a time with its offset. Without `to` the period ends with today, without `from` it is 30 days long; it is at most 366 days. All pages show the moment of the first. CSV has up to 2,000 lines an answer; if there are more, the header `Link` (`rel="next"`) has the address of the next ones.
         */
        get: operations["get-affiliate-statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hold our books against those of the provider
         * @description Compares in both directions. `batches`: each batch that was made in the period, oldest first. For a finished batch, what our books say was paid and came back is compared with the provider’s answers about the attempts that we stored, and with its own list. Our books are also checked against themselves: the batch with its payments, each payment with the ledger. Then `days`: every payment that the provider lists as made on a day of the period must be ours, occur once, and agree with our books. Payments of the batches above are only counted there. Every difference is named with both sides. A list may be slow, so payments younger than an hour, here or there, are not judged by it. The provider is asked from a day before to a day after, because nobody knows its time zone; our own times decide what belongs to a batch. Asking moves no money, and nothing is corrected; the sweep does the same every day for the last seven days, and raises an incident for each difference.
         *
         *     A page may end early when asking takes long: go on with `nextCursor` until there is none, days come after all batches. `from` is included, `to` is not; without `to` the period ends with today, without `from` it is 30 days long; it is at most 366 days. CSV has a line for each difference, and one for each batch or day without any; the header `Link` (`rel="next"`) has the address of the next ones.
         */
        get: operations["get-reconciliation-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up what was paid, by period and currency
         * @description A batch, with all its payments, belongs to the day (UTC) on which it was made, however late a payment of it settled; each payment counts once, under the status that it has now. `from` is included, `to` is not; each is a day (UTC) or a time with its offset. Without `to` the period ends with today, without `from` it is 30 days long; it is at most 366 days. Without `currency`: every currency, each by itself. `rows` has one for each day or month in which a batch was made, and currency; CSV has these rows.
         */
        get: operations["get-summary-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/riseworks/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts and invites
         * @description Linked accounts first; then those who are invited and not linked, who are PENDING.
         */
        get: operations["list-accounts"];
        put?: never;
        /**
         * Link an affiliate to its account
         * @description The provider is asked for the status at once; while it does not answer, a new link is PENDING. Linking to another rise id is a change, after which nothing is paid for the configured time.
         */
        post: operations["link-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/riseworks/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite an affiliate to open an account at the provider
         * @description By e-mail: to the address of the profile, or to the one given. Whoever follows the invite opens an account, which an admin then links: no account is linked by its address or name, as two payees may share one.
         */
        post: operations["invite-affiliate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/riseworks/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the provider for the status of accounts
         * @description Of the affiliates named, in their order; without any, of all accounts, page by page, and then of those who are invited and not linked: an invite that is no longer pending at the provider is ACCEPTED, and a person links the account. One account that fails stops no other, whatever the reason.
         */
        post: operations["sync-accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List transactions */
        get: operations["list-transactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a transaction
         * @description A retry by hand makes another transaction: `retriedAs` of the old one and `retryOf` of the new one lead from one to the other, and each keeps its own failures.
         */
        get: operations["get-transaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transactionId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a failed payment
         * @description In a finished batch. Its commissions are payable again.
         */
        post: operations["cancel-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transactionId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve an UNKNOWN payment by hand
         * @description Takes two people: the first call proposes, and the same outcome from another person makes it count; anything else takes the place of the proposal. The provider is asked once more, and what it says wins. `unpaid` is refused while the attempt may still be carried out; `providerReference` belongs to `paid`.
         */
        post: operations["resolve-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transactionId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay a failed payment again
         * @description In a finished batch. The payment is cancelled, and what it covered is paid by a new batch of one.
         */
        post: operations["retry-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a message of the payment provider
         * @description For the provider, not for people: the signature takes the place of a token. The message is stored, then the payment that it is about is looked up at the provider; what the message itself says about money is never believed. An answer of 200 means that it is stored, also if the look-up is still to come. The same message again changes nothing.
         */
        post: operations["receive-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of the payment provider
         * @description RECEIVED ones are still to be looked into; APPLIED ones led to a look-up whose result is in the books; IGNORED ones were about nothing that could be looked up.
         */
        get: operations["list-webhook-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/events/{eventId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look into a message again
         * @description Asks the provider again about the payment that the message names. Doing so twice is harmless.
         */
        post: operations["replay-webhook-event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Adjustment: {
            adjustmentId: components["schemas"]["Id"];
            affiliateId: components["schemas"]["Id"];
            /** @description As it was given. */
            amount: components["schemas"]["Amount"];
            at: components["schemas"]["Time"];
            /** @description What it adds to what the affiliate is owed. */
            balanceChange: components["schemas"]["Amount"];
            by: string;
            currency: components["schemas"]["Currency"];
            reason: string;
            /** @enum {string} */
            type: "opening_balance" | "correction" | "paid_elsewhere";
        };
        Affiliate: {
            affiliateId: components["schemas"]["Id"];
            balances: components["schemas"]["Balance"][];
            country: string;
            email: string;
            fullName: string;
            /** @description Every hold; one without a currency is on all of them. */
            holds: {
                at: components["schemas"]["Time"];
                by: string;
                currency?: components["schemas"]["Currency"];
                reason: string;
            }[];
            pendingCommissions: number;
            /** @description A release that another person has to confirm by asking for the same. */
            releaseProposal?: {
                currency?: components["schemas"]["Currency"];
                /** @description From then on it is as if it had never been made. */
                expiresAt: components["schemas"]["Time"];
                proposalId: string;
                proposedAt: components["schemas"]["Time"];
                proposedBy: string;
            };
            riseAccount: {
                canReceivePayments: boolean;
                hasAccount: boolean;
                /** @description Of one who is invited to open an account, and has none linked yet. */
                invite?: {
                    /** @description When a sync first saw that it was no longer pending. */
                    acceptedAt?: components["schemas"]["Time"];
                    /** @description Where it went. */
                    email: string;
                    invitedAt: components["schemas"]["Time"];
                    invitedBy: string;
                    /** @description Whom it was asked of. */
                    provider: string;
                    /**
                     * @description ACCEPTED: the provider does not list it as pending any more. One that was withdrawn there looks the same: link the account, or invite again.
                     * @enum {string}
                     */
                    status: "PENDING" | "ACCEPTED";
                };
                /** @enum {string} */
                kycStatus?: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                riseId?: components["schemas"]["Id"];
            };
        };
        /** @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`. */
        AffiliateId: components["schemas"]["Id"];
        AffiliateRow: {
            affiliateId: components["schemas"]["AffiliateId"];
            country: components["schemas"]["Country"];
            /**
             * Format: idn-email
             * @description An e-mail address, also with letters of any script before and after the `@` (RFC 6531); at most 254 bytes in UTF-8.
             * @example ann@example.com
             * @example почта@пример.рф
             */
            email: string;
            /** @description One line of text, at most 200 characters, none of them invisible. Blanks around it are trimmed. */
            fullName: string;
            riseId?: components["schemas"]["Id"];
        };
        AffiliateVerdict: {
            /** @description As given; absent if the row had none that is text. */
            affiliateId?: string;
            /** @enum {string} */
            code?: "invalid_row" | "rise_id_taken" | "store_unavailable";
            message?: string;
            /** @enum {string} */
            status: "accepted" | "rejected";
        };
        /**
         * @description An exact decimal with as many digits after the point as the currency has: USD 2, JPY 0, KWD 3.
         * @example 100.75
         */
        Amount: string;
        Balance: {
            currency: components["schemas"]["Currency"];
            /** @description Why nothing is paid in this currency. */
            hold?: {
                at: components["schemas"]["Time"];
                by: string;
                reason: string;
            };
            openTransactionId?: components["schemas"]["Id"];
            paidAmount: components["schemas"]["Amount"];
            pendingAmount: components["schemas"]["Amount"];
        };
        Batch: {
            approval?: {
                at: components["schemas"]["Time"];
                by: string;
                contentHash: string;
            };
            /** @description A second person has to approve it, by the settings of the moment when it was made; false once one has. */
            approvalWanted: boolean;
            batchId: components["schemas"]["Id"];
            /** @description For people, as in `BATCH-2026-000123`. */
            batchNumber?: string;
            /** @description Somebody cancelled the batch; `payments` says how many were cancelled with it, once it has ended. CANCELLED: nothing of it was paid. COMPLETED or FAILED: part of it was. */
            calledOff?: {
                at: components["schemas"]["Time"];
                by: string;
                payments?: number;
            };
            counts: {
                cancelled: number;
                completed: number;
                failed: number;
                pending: number;
                processing: number;
                returned: number;
                unknown: number;
            };
            createdAt: components["schemas"]["Time"];
            createdBy: string;
            currency: components["schemas"]["Currency"];
            errorMessage?: string;
            finishedAt?: components["schemas"]["Time"];
            paymentCount: number;
            provider: string;
            queuedAt?: components["schemas"]["Time"];
            startedAt?: components["schemas"]["Time"];
            /** @enum {string} */
            status: "DRAFT" | "PENDING" | "QUEUED" | "PROCESSING" | "SETTLING" | "COMPLETED" | "FAILED" | "CANCELLING" | "CANCELLED";
            totalAmount: components["schemas"]["Amount"];
            /** @description Of a QUEUED batch: why it is not being paid at this moment. */
            waiting?: {
                batchId?: components["schemas"]["Id"];
                /** @description What the provider said. */
                message?: string;
                /**
                 * @description `paused`: payouts are. `restored`: the table was restored to an earlier moment, and that is not settled (GET /recovery). `another_batch`: one batch is executed at a time, and `batchId` comes first. `daily_limit`: what was sent within 24 hours leaves no room, for this batch, or for `batchId`, which comes first; there is room from `until`, if nothing is sent meanwhile. `no_funds`: the provider has too little money of ours, by `shortfall` if that is known, for this batch, or for `batchId`, which comes first; it goes on by itself once there is enough. `provider_busy`: the provider takes nothing for now. `provider_refuses`: the provider does not take it as it is; look at the incident, and execute the batch again. `starting`: nothing stands in its way.
                 * @enum {string}
                 */
                reason: "paused" | "restored" | "another_batch" | "daily_limit" | "no_funds" | "provider_busy" | "provider_refuses" | "starting";
                shortfall?: components["schemas"]["Amount"];
                /** @description Since when it waits, for whatever reason. */
                since: components["schemas"]["Time"];
                until?: components["schemas"]["Time"];
            };
        };
        Commission: {
            amount: components["schemas"]["Amount"];
            approvedAt: components["schemas"]["Time"];
            commissionId: components["schemas"]["Id"];
            currency: components["schemas"]["Currency"];
            /** @enum {string} */
            status: "APPROVED" | "PROCESSING" | "PAID" | "REVERSED";
            /** @description The payment that covers it; absent while it is APPROVED. */
            transactionId?: components["schemas"]["Id"];
        };
        CommissionRow: {
            affiliateId: components["schemas"]["AffiliateId"];
            amount: components["schemas"]["GivenAmount"];
            /** @description ISO 8601 with any offset; kept in UTC. From the year 2000 on, and at most a day in the future. */
            approvedAt: components["schemas"]["GivenTime"];
            commissionId: components["schemas"]["Id"];
            /** @default USD */
            currency: components["schemas"]["Currency"];
        };
        CommissionVerdict: {
            /** @enum {string} */
            code?: "invalid_row" | "invalid_amount" | "unknown_currency" | "unknown_affiliate" | "commission_conflict" | "store_unavailable";
            /** @description As given; absent if the row had none that is text. */
            commissionId?: string;
            message?: string;
            /** @enum {string} */
            status: "accepted" | "duplicate" | "rejected";
        };
        Config: {
            approval: {
                from: {
                    [key: string]: components["schemas"]["Amount"];
                };
                /** @enum {string} */
                mode: "off" | "always" | "from-amount";
            };
            limits: {
                batch: {
                    [key: string]: components["schemas"]["Amount"];
                };
                daily: {
                    [key: string]: components["schemas"]["Amount"];
                };
                payment: {
                    [key: string]: components["schemas"]["Amount"];
                };
            };
            minimumPayout: {
                [key: string]: components["schemas"]["Amount"];
            };
            pause?: {
                at: components["schemas"]["Time"];
                by: string;
                reason: string;
            };
            paused: boolean;
            /** @description A change that another person has to confirm by sending the same. Any change of the settings takes it away. */
            proposal?: {
                changes: {
                    /** @description Absent: there is none. */
                    from?: string | boolean | number;
                    setting: string;
                    to?: string | boolean | number;
                }[];
                /** @description From then on it is as if it had never been made. */
                expiresAt: components["schemas"]["Time"];
                proposalId: string;
                proposedAt: components["schemas"]["Time"];
                proposedBy: string;
                reason?: string;
            };
            /** @description The table was restored to an earlier moment: nothing is claimed or sent until two people settle that. */
            restored?: {
                /** @description When the restore was declared. */
                at: components["schemas"]["Time"];
                by: string;
                /** @description After it nothing was sent any more by the table as it was before. */
                stoppedAt: components["schemas"]["Time"];
                /** @description The moment that the table went back to. */
                to: components["schemas"]["Time"];
            };
            riseIdQuietHours: number;
            schedules: {
                payouts: boolean;
            };
            updatedAt?: components["schemas"]["Time"];
            updatedBy?: string;
            /** @description Raised by every change and every proposal; 0: nothing was ever set. */
            version: number;
        };
        /**
         * @description An ISO 3166-1 alpha-2 country code.
         * @enum {string}
         */
        Country: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
        /**
         * @description An active ISO 4217 currency code.
         * @enum {string}
         */
        Currency: "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" | "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BMD" | "BND" | "BOB" | "BOV" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHE" | "CHF" | "CHW" | "CNY" | "COP" | "COU" | "CRC" | "CUP" | "CVE" | "CZK" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IRR" | "JMD" | "KES" | "KGS" | "KHR" | "KPW" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MXV" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "QAR" | "RON" | "RSD" | "RUB" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "USD" | "USN" | "UYU" | "UZS" | "VED" | "VES" | "WST" | "XAD" | "XCD" | "XCG" | "YER" | "ZAR" | "ZMW" | "ZWG" | "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" | "CLF" | "UYW";
        /** @description A day, which begins at midnight UTC, or a time with any offset: `2026-03-01`, `2026-03-01T12:00:00Z`, `2026-03-01T13:00:00+01:00` (with `%2B` for `+`). */
        DayOrTime: string;
        FieldError: {
            /** @enum {string} */
            code: "required" | "unknown_field" | "invalid_type" | "invalid_format" | "invalid_value" | "too_small" | "too_big" | "invalid_cursor";
            /** @description Where: `commissions[3].amount`, `query.limit`, `path.batchId`, `header.idempotency-key`; `body` for the body as a whole. */
            field: string;
            message: string;
        };
        GatewayMessage: {
            message: string;
        };
        /**
         * @description An exact decimal, more than zero, with at most as many decimals as the currency has.
         * @example 75.50
         */
        GivenAmount: string;
        /**
         * Format: date-time
         * @description ISO 8601 with any offset, such as `2026-11-23T10:00:00Z` or `2026-11-23T11:00:00+01:00`, in the years 2000 to 2999; kept in UTC, to the millisecond.
         */
        GivenTime: string;
        /** @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. */
        Id: string;
        PayableAffiliate: {
            affiliateId: components["schemas"]["Id"];
            country: string;
            currency: components["schemas"]["Currency"];
            email: string;
            fullName: string;
            /** @description When the oldest unsettled commission was approved. */
            oldestPendingDate?: components["schemas"]["Time"];
            paidAmount: components["schemas"]["Amount"];
            pendingAmount: components["schemas"]["Amount"];
            pendingCommissionCount: number;
            readyForPayout: boolean;
            /** @description Why not, if not. */
            reason?: string;
            riseAccount: components["schemas"]["RiseAccount"];
        };
        Problem: {
            /** @description `stale_preview`: how many changed in all. */
            changeCount?: number;
            changes?: {
                affiliateId: components["schemas"]["Id"];
                now?: {
                    commissionCount: number;
                    totalAmount: components["schemas"]["Amount"];
                };
                previewed?: {
                    commissionCount: number;
                    totalAmount: components["schemas"]["Amount"];
                };
            }[];
            /** @enum {string} */
            code: "malformed_utf8" | "malformed_json" | "webhook_signature_invalid" | "incident_not_found" | "incident_resolved" | "provider_not_found" | "webhook_event_not_found" | "affiliate_not_found" | "commission_not_found" | "batch_not_found" | "transaction_not_found" | "nothing_payable" | "not_payable" | "stale_preview" | "preview_mismatch" | "batch_not_executable" | "approval_required" | "batch_not_approvable" | "batch_content_changed" | "batch_not_cancellable" | "batch_not_finished" | "transaction_not_cancellable" | "transaction_not_retryable" | "transaction_not_resolvable" | "second_person_required" | "attempt_alive" | "adjustment_conflict" | "rise_id_taken" | "already_linked" | "restore_not_settled" | "config_contended" | "idempotency_key_reused" | "request_in_progress" | "body_too_large" | "unsupported_content_encoding" | "unsupported_charset" | "invalid_request" | "invalid_cursor" | "unknown_preview" | "unknown_provider" | "report_too_large" | "unsupported_currency" | "internal_error" | "invite_not_made";
            detail: string;
            errors?: components["schemas"]["FieldError"][];
            /**
             * @description `not_payable`: why, in one word.
             * @enum {string}
             */
            reasonCode?: "unknown_affiliate" | "nothing_to_pay" | "below_minimum" | "payment_open" | "on_hold" | "no_rise_account" | "account_elsewhere" | "kyc_not_approved" | "cannot_receive" | "rise_id_changed" | "above_payment_limit" | "above_batch_limit" | "above_daily_limit";
            status: number;
            title: string;
            type: string;
        };
        RiseAccount: {
            canReceivePayments: boolean;
            hasAccount: boolean;
            /** @enum {string} */
            kycStatus?: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
            riseId?: components["schemas"]["Id"];
        };
        /**
         * Format: date-time
         * @description ISO 8601 in UTC, to the millisecond.
         * @example 2026-11-23T10:00:00.000Z
         */
        Time: string;
        Transaction: {
            affiliateId: components["schemas"]["Id"];
            amount: components["schemas"]["Amount"];
            batchId: components["schemas"]["Id"];
            commissionCount: number;
            completedAt?: components["schemas"]["Time"];
            createdAt: components["schemas"]["Time"];
            currency: components["schemas"]["Currency"];
            failure?: {
                code: string;
                message: string;
            };
            providerReference?: string;
            /** @description What people say became of an UNKNOWN transaction; it counts once a second one has confirmed it. */
            resolution?: {
                confirmedAt?: components["schemas"]["Time"];
                confirmedBy?: string;
                confirmingEvidence?: string;
                evidence: string;
                /** @enum {string} */
                outcome: "paid" | "unpaid";
                proposedAt: components["schemas"]["Time"];
                proposedBy: string;
                providerReference?: string;
            };
            /** @description The transaction that pays this one again. */
            retriedAs?: components["schemas"]["Id"];
            retries: number;
            /** @description The transaction that this one pays again. */
            retryOf?: components["schemas"]["Id"];
            riseId?: components["schemas"]["Id"];
            /** @enum {string} */
            status: "PENDING" | "PROCESSING" | "UNKNOWN" | "COMPLETED" | "FAILED" | "CANCELLED" | "RETURNED";
            transactionId: components["schemas"]["Id"];
            updatedAt: components["schemas"]["Time"];
        };
        WebhookEvent: {
            eventId: string;
            note?: string;
            provider: string;
            receivedAt: components["schemas"]["Time"];
            settledAt?: components["schemas"]["Time"];
            /** @enum {string} */
            status: "RECEIVED" | "APPLIED" | "IGNORED";
            /** @description What the message names; there need not be such a transaction. */
            transactionId?: string;
            /** @description The provider's word for it. */
            type: string;
        };
    };
    responses: {
        /** @description `body_too_large`: The body is too large. */
        body_too_large: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Request Entity Too Large"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is not valid, or its groups do not allow this. The answer does not say which. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Forbidden"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description `internal_error`: Internal error. */
        internal_error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Internal Server Error"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request is not valid. */
        invalid_request: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; try again later. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Too Many Requests"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description There is no Authorization header. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Unauthorized"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /**
         * @description - `malformed_utf8`: The body is not UTF-8.
         *     - `malformed_json`: The body is not JSON.
         */
        unreadable_body: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `unsupported_content_encoding`: The body is compressed.
         *     - `unsupported_charset`: The charset of the body is not UTF-8.
         */
        unsupported_encoding: {
            headers: {
                /** @description Of `unsupported_content_encoding`: how bodies are taken. */
                "accept-encoding"?: "identity";
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
         * @example 6f1e2d3c-payouts-2026-11-23
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "list-affiliates": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @description How the e-mail address begins. */
                emailPrefix?: string;
                /**
                 * @description `true`: only affiliates with a hold; `false`: only those without.
                 * @example true
                 */
                held?: "true" | "false";
                /** @description How the affiliate id begins. */
                idPrefix?: components["schemas"]["Id"];
                /**
                 * @description How many to answer with at most.
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The beginning of one of the first eight words of the name, or of several consecutive words.
                 * @example lee
                 */
                namePrefix?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each as GET `/affiliates/{affiliateId}` shows it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliates": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "fullName": "Ann Lee",
                     *           "email": "ann@example.com",
                     *           "country": "US",
                     *           "balances": [
                     *             {
                     *               "currency": "USD",
                     *               "pendingAmount": "100.75",
                     *               "paidAmount": "0.00",
                     *               "hold": {
                     *                 "reason": "Bank details are being checked",
                     *                 "by": "ada@example.com",
                     *                 "at": "2026-11-23T09:30:00.000Z"
                     *               }
                     *             }
                     *           ],
                     *           "holds": [
                     *             {
                     *               "reason": "Bank details are being checked",
                     *               "by": "ada@example.com",
                     *               "at": "2026-11-23T09:30:00.000Z"
                     *             }
                     *           ],
                     *           "riseAccount": {
                     *             "hasAccount": true,
                     *             "riseId": "mock:ok:ann",
                     *             "kycStatus": "APPROVED",
                     *             "canReceivePayments": true
                     *           },
                     *           "pendingCommissions": 2
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        affiliates: components["schemas"]["Affiliate"][];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "import-affiliates": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "affiliates": [
                 *         {
                 *           "affiliateId": "ann",
                 *           "fullName": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "country": "US",
                 *           "riseId": "mock:ok:ann"
                 *         },
                 *         {
                 *           "affiliateId": "bob",
                 *           "fullName": "Bob Ray",
                 *           "email": "bob@example.com",
                 *           "country": "DE",
                 *           "riseId": "mock:ok:ann"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    affiliates: components["schemas"]["AffiliateRow"][];
                };
            };
        };
        responses: {
            /** @description A verdict for each row, also if all are rejected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliates": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "status": "accepted"
                     *         },
                     *         {
                     *           "affiliateId": "bob",
                     *           "status": "rejected",
                     *           "code": "rise_id_taken",
                     *           "message": "riseId: this Rise account is linked to another affiliate"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        affiliates: components["schemas"]["AffiliateVerdict"][];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-affiliate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`.
                 * @example ann
                 */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Profile, balances per currency, and the account at the payment provider. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "update-affiliate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`.
                 * @example ann
                 */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fullName": "Ann Lee",
                 *       "email": "ann@example.com",
                 *       "country": "US",
                 *       "riseId": "mock:ok:ann"
                 *     }
                 */
                "application/json": {
                    country: components["schemas"]["Country"];
                    /**
                     * Format: idn-email
                     * @description An e-mail address, also with letters of any script before and after the `@` (RFC 6531); at most 254 bytes in UTF-8.
                     * @example ann@example.com
                     * @example почта@пример.рф
                     */
                    email: string;
                    /** @description One line of text, at most 200 characters, none of them invisible. Blanks around it are trimmed. */
                    fullName: string;
                    riseId?: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            /** @description The affiliate as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            /** @description `rise_id_taken`: The rise id is linked to another affiliate. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "rise_id_taken";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "adjust-balance": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`.
                 * @example ann
                 */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "adjustmentId": "adj-2026-1",
                 *       "type": "paid_elsewhere",
                 *       "amount": "20.00",
                 *       "currency": "USD",
                 *       "reason": "Paid by cheque 1042"
                 *     }
                 */
                "application/json": {
                    adjustmentId?: components["schemas"]["Id"];
                    /** @description An exact decimal with at most as many decimals as the currency has; not zero. */
                    amount: string;
                    /** @default USD */
                    currency?: components["schemas"]["Currency"];
                    /** @description One line of text, at most 500 characters, none of them invisible. Blanks around it are trimmed. */
                    reason: string;
                    /** @enum {string} */
                    type: "opening_balance" | "correction" | "paid_elsewhere";
                };
            };
        };
        responses: {
            /** @description The adjustment was made before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "adjustment": {
                     *         "adjustmentId": "adj-2026-1",
                     *         "affiliateId": "ann",
                     *         "type": "paid_elsewhere",
                     *         "amount": "20.00",
                     *         "balanceChange": "-20.00",
                     *         "currency": "USD",
                     *         "reason": "Paid by cheque 1042",
                     *         "by": "admin",
                     *         "at": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        adjustment: components["schemas"]["Adjustment"];
                    };
                };
            };
            /** @description The adjustment is in the ledger. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "adjustment": {
                     *         "adjustmentId": "adj-2026-1",
                     *         "affiliateId": "ann",
                     *         "type": "paid_elsewhere",
                     *         "amount": "20.00",
                     *         "balanceChange": "-20.00",
                     *         "currency": "USD",
                     *         "reason": "Paid by cheque 1042",
                     *         "by": "admin",
                     *         "at": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        adjustment: components["schemas"]["Adjustment"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            /**
             * @description - `adjustment_conflict`: The adjustment already exists with other content.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "adjustment_conflict" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-affiliate-commissions": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @description How many to answer with at most. */
                limit?: number;
                /** @example PROCESSING */
                status?: "APPROVED" | "PROCESSING" | "PAID" | "REVERSED";
            };
            header?: never;
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`.
                 * @example ann
                 */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were accrued; the summary is of all that the filter selects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "commissions": [
                     *         {
                     *           "commissionId": "c-1",
                     *           "amount": "75.50",
                     *           "currency": "USD",
                     *           "approvedAt": "2026-10-31T00:00:00.000Z",
                     *           "status": "PROCESSING",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *         }
                     *       ],
                     *       "summary": {
                     *         "count": 2,
                     *         "totalAmount": "100.75",
                     *         "currency": "USD"
                     *       },
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        commissions: components["schemas"]["Commission"][];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                        summary: {
                            count: number;
                            currency: components["schemas"]["Currency"];
                            totalAmount: components["schemas"]["Amount"];
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "hold-affiliate": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`.
                 * @example ann
                 */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Suspected fraud"
                 *     }
                 */
                "application/json": {
                    currency?: components["schemas"]["Currency"];
                    /** @description One line of text, at most 500 characters, none of them invisible. Blanks around it are trimmed. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The affiliate is held. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *             "hold": {
                     *               "reason": "Suspected fraud",
                     *               "by": "admin",
                     *               "at": "2026-11-23T10:00:00.000Z"
                     *             }
                     *           }
                     *         ],
                     *         "holds": [
                     *           {
                     *             "reason": "Suspected fraud",
                     *             "by": "admin",
                     *             "at": "2026-11-23T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            /**
             * @description - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "release-affiliate": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
            };
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`.
                 * @example ann
                 */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The affiliate as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2,
                     *         "releaseProposal": {
                     *           "proposalId": "01KAV8P5ZJ6W3M9T1C4X7B2NRD",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z",
                     *           "expiresAt": "2026-11-24T10:30:00.000Z",
                     *           "currency": "USD"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            /** @description Proposed; another person has to confirm it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2,
                     *         "releaseProposal": {
                     *           "proposalId": "01KAV8P5ZJ6W3M9T1C4X7B2NRD",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z",
                     *           "expiresAt": "2026-11-24T10:30:00.000Z",
                     *           "currency": "USD"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            /**
             * @description - `second_person_required`: A second person is required.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "second_person_required" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "withdraw-release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`.
                 * @example ann
                 */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The affiliate, without a proposal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliate": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "country": "US",
                     *         "balances": [
                     *           {
                     *             "currency": "USD",
                     *             "pendingAmount": "100.75",
                     *             "paidAmount": "0.00",
                     *             "openTransactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                     *           }
                     *         ],
                     *         "holds": [],
                     *         "riseAccount": {
                     *           "hasAccount": true,
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true
                     *         },
                     *         "pendingCommissions": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliate: components["schemas"]["Affiliate"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-payable-affiliates": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @description How many to answer with at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who has something pending, whether it can be paid now, and if not, why. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "affiliates": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "fullName": "Ann Lee",
                     *           "email": "ann@example.com",
                     *           "country": "US",
                     *           "currency": "USD",
                     *           "pendingAmount": "100.75",
                     *           "paidAmount": "0.00",
                     *           "pendingCommissionCount": 2,
                     *           "oldestPendingDate": "2026-10-31T00:00:00.000Z",
                     *           "readyForPayout": true,
                     *           "riseAccount": {
                     *             "hasAccount": true,
                     *             "riseId": "mock:ok:ann",
                     *             "kycStatus": "APPROVED",
                     *             "canReceivePayments": true
                     *           }
                     *         }
                     *       ],
                     *       "summary": {
                     *         "totalAffiliates": 1,
                     *         "totalPendingAmount": "100.75",
                     *         "currency": "USD",
                     *         "readyForPayout": 1,
                     *         "asOf": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        affiliates: components["schemas"]["PayableAffiliate"][];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                        summary: {
                            /** @description When it was counted: now, up to 5,000 affiliates; beyond, up to minutes ago. */
                            asOf: components["schemas"]["Time"];
                            currency: components["schemas"]["Currency"];
                            readyForPayout: number;
                            totalAffiliates: number;
                            totalPendingAmount: components["schemas"]["Amount"];
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-audit-logs": {
        parameters: {
            query?: {
                action?: string;
                affiliateId?: components["schemas"]["AffiliateId"];
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId?: components["schemas"]["Id"];
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                date?: string;
                /**
                 * @description How many to answer with at most.
                 * @example 20
                 */
                limit?: number;
                transactionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "auditLogs": [
                     *         {
                     *           "auditId": "01KAV8N4D6W2E9R5T7Y1Q3Z8XC",
                     *           "at": "2026-11-23T10:05:00.000Z",
                     *           "action": "batch.queued",
                     *           "status": "SUCCESS",
                     *           "actor": {
                     *             "type": "admin",
                     *             "name": "ada@example.com",
                     *             "sub": "5f0c2b7e-8a41-4d3c-9e62-1b7d4f8a9c30",
                     *             "sourceIp": "203.0.113.7",
                     *             "userAgent": "curl/8.5.0"
                     *           },
                     *           "subject": {
                     *             "type": "batch",
                     *             "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE"
                     *           },
                     *           "details": {
                     *             "from": "PENDING",
                     *             "to": "QUEUED",
                     *             "run": 0
                     *           },
                     *           "transactionIds": []
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        auditLogs: {
                            action: string;
                            actor: {
                                name: string;
                                sourceIp?: string;
                                sub?: string;
                                /** @enum {string} */
                                type: "admin" | "system";
                                userAgent?: string;
                            };
                            at: components["schemas"]["Time"];
                            auditId: string;
                            details: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            status: "SUCCESS" | "FAILURE" | "WARNING" | "INFO";
                            subject: {
                                affiliateId?: string;
                                batchId?: string;
                                day?: string;
                                provider?: string;
                                providerEventId?: string;
                                type: string;
                            };
                            transactionIds: string[];
                        }[];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "verify-audit-logs": {
        parameters: {
            query?: {
                batchId?: components["schemas"]["Id"];
                cursor?: string;
                /** @example 2026-11-22:F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU */
                expectSeal?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether everything is as it was written; if not, the first thing that is not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verified": true,
                     *       "checked": {
                     *         "batches": 12,
                     *         "payments": 1130,
                     *         "entries": 214,
                     *         "days": 31,
                     *         "sealedEntries": 2315
                     *       },
                     *       "newestSeal": {
                     *         "day": "2026-11-22",
                     *         "hash": "F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU"
                     *       },
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        checked: {
                            batches: number;
                            days: number;
                            entries: number;
                            payments: number;
                            sealedEntries: number;
                        };
                        firstBroken?: {
                            auditId?: string;
                            batchId?: string;
                            code: string;
                            day?: string;
                            message: string;
                            transactionId?: string;
                        };
                        newestSeal?: {
                            day: string;
                            hash: string;
                        };
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                        verified: boolean;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `batch_not_found`: Batch not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-batches": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /**
                 * @description How many to answer with at most.
                 * @example 20
                 */
                limit?: number;
                /** @example PENDING */
                status?: "PENDING" | "QUEUED" | "PROCESSING" | "SETTLING" | "COMPLETED" | "FAILED" | "CANCELLING" | "CANCELLED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batches": [
                     *         {
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "batchNumber": "BATCH-2026-000123",
                     *           "status": "PENDING",
                     *           "provider": "mock",
                     *           "currency": "USD",
                     *           "paymentCount": 1,
                     *           "totalAmount": "100.75",
                     *           "counts": {
                     *             "pending": 1,
                     *             "processing": 0,
                     *             "unknown": 0,
                     *             "completed": 0,
                     *             "failed": 0,
                     *             "cancelled": 0,
                     *             "returned": 0
                     *           },
                     *           "createdBy": "ada@example.com",
                     *           "approvalWanted": false,
                     *           "createdAt": "2026-11-23T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        batches: components["schemas"]["Batch"][];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "create-batches": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "affiliateIds": [
                 *         "ann",
                 *         "bob"
                 *       ],
                 *       "currency": "USD",
                 *       "previewToken": "01KAV8K9H4B2T6M8V0S3P5Q7RJ"
                 *     }
                 */
                "application/json": {
                    /** @description Absent: everybody with an unsettled balance. */
                    affiliateIds?: components["schemas"]["AffiliateId"][];
                    /** @default USD */
                    currency?: components["schemas"]["Currency"];
                    /** @description Of the preview that the new batches must be like. */
                    previewToken?: string;
                    /** @description Absent: the provider that the deployment is set to. */
                    provider?: string;
                };
            };
        };
        responses: {
            /** @description The new batches, each PENDING, and who was skipped for what reason. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batches": [
                     *         {
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "batchNumber": "BATCH-2026-000123",
                     *           "status": "PENDING",
                     *           "provider": "mock",
                     *           "currency": "USD",
                     *           "paymentCount": 1,
                     *           "totalAmount": "100.75",
                     *           "counts": {
                     *             "pending": 1,
                     *             "processing": 0,
                     *             "unknown": 0,
                     *             "completed": 0,
                     *             "failed": 0,
                     *             "cancelled": 0,
                     *             "returned": 0
                     *           },
                     *           "createdBy": "ada@example.com",
                     *           "approvalWanted": false,
                     *           "createdAt": "2026-11-23T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "skipped": [
                     *         {
                     *           "affiliateId": "bob",
                     *           "reason": "No Rise account is linked",
                     *           "reasonCode": "no_rise_account"
                     *         }
                     *       ],
                     *       "skippedCount": 1,
                     *       "more": false
                     *     }
                     */
                    "application/json": {
                        batches: components["schemas"]["Batch"][];
                        /** @description Others that can be paid are left for another call. */
                        more: boolean;
                        skipped: {
                            affiliateId: components["schemas"]["Id"];
                            reason: string;
                            reasonCode: string;
                        }[];
                        /** @description How many were skipped in all. */
                        skippedCount: number;
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `nothing_payable`: Nothing can be paid.
             *     - `stale_preview`: Something changed since the preview.
             *     - `preview_mismatch`: The preview was made for another request.
             *     - `restore_not_settled`: The restore is not settled.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "nothing_payable" | "stale_preview" | "preview_mismatch" | "restore_not_settled" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `unknown_preview`: The preview is unknown or has expired.
             *     - `unknown_provider`: Unknown payment provider.
             *     - `unsupported_currency`: The provider cannot pay in this currency.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "unknown_preview" | "unknown_provider" | "unsupported_currency";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-batch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch with all its transactions; `contentHash` stands for who is paid what by it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "PENDING",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "contentHash": "9f2c7b41d0e6a8355c1f94be7720ad63184ec5f90b7d2a6c3e81f5d4079b6a12",
                     *         "transactions": [
                     *           {
                     *             "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *             "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *             "affiliateId": "ann",
                     *             "status": "PENDING",
                     *             "amount": "100.75",
                     *             "currency": "USD",
                     *             "riseId": "mock:ok:ann",
                     *             "commissionCount": 2,
                     *             "retries": 0,
                     *             "createdAt": "2026-11-23T10:00:00.000Z",
                     *             "updatedAt": "2026-11-23T10:00:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: {
                            approval?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                contentHash: string;
                            };
                            /** @description A second person has to approve it, by the settings of the moment when it was made; false once one has. */
                            approvalWanted: boolean;
                            batchId: components["schemas"]["Id"];
                            /** @description For people, as in `BATCH-2026-000123`. */
                            batchNumber?: string;
                            /** @description Somebody cancelled the batch; `payments` says how many were cancelled with it, once it has ended. CANCELLED: nothing of it was paid. COMPLETED or FAILED: part of it was. */
                            calledOff?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                payments?: number;
                            };
                            contentHash: string;
                            counts: {
                                cancelled: number;
                                completed: number;
                                failed: number;
                                pending: number;
                                processing: number;
                                returned: number;
                                unknown: number;
                            };
                            createdAt: components["schemas"]["Time"];
                            createdBy: string;
                            currency: components["schemas"]["Currency"];
                            errorMessage?: string;
                            finishedAt?: components["schemas"]["Time"];
                            paymentCount: number;
                            provider: string;
                            queuedAt?: components["schemas"]["Time"];
                            startedAt?: components["schemas"]["Time"];
                            /** @enum {string} */
                            status: "DRAFT" | "PENDING" | "QUEUED" | "PROCESSING" | "SETTLING" | "COMPLETED" | "FAILED" | "CANCELLING" | "CANCELLED";
                            totalAmount: components["schemas"]["Amount"];
                            transactions: components["schemas"]["Transaction"][];
                            /** @description Of a QUEUED batch: why it is not being paid at this moment. */
                            waiting?: {
                                batchId?: components["schemas"]["Id"];
                                /** @description What the provider said. */
                                message?: string;
                                /**
                                 * @description `paused`: payouts are. `restored`: the table was restored to an earlier moment, and that is not settled (GET /recovery). `another_batch`: one batch is executed at a time, and `batchId` comes first. `daily_limit`: what was sent within 24 hours leaves no room, for this batch, or for `batchId`, which comes first; there is room from `until`, if nothing is sent meanwhile. `no_funds`: the provider has too little money of ours, by `shortfall` if that is known, for this batch, or for `batchId`, which comes first; it goes on by itself once there is enough. `provider_busy`: the provider takes nothing for now. `provider_refuses`: the provider does not take it as it is; look at the incident, and execute the batch again. `starting`: nothing stands in its way.
                                 * @enum {string}
                                 */
                                reason: "paused" | "restored" | "another_batch" | "daily_limit" | "no_funds" | "provider_busy" | "provider_refuses" | "starting";
                                shortfall?: components["schemas"]["Amount"];
                                /** @description Since when it waits, for whatever reason. */
                                since: components["schemas"]["Time"];
                                until?: components["schemas"]["Time"];
                            };
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `batch_not_found`: Batch not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "cancel-batch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The batch. It is CANCELLING while an earlier attempt may still pay something of it, and ends by itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "CANCELLED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 0,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 1,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "finishedAt": "2026-11-23T10:05:00.000Z",
                     *         "calledOff": {
                     *           "by": "ada@example.com",
                     *           "at": "2026-11-23T10:04:59.000Z",
                     *           "payments": 1
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `batch_not_found`: Batch not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            /**
             * @description - `batch_not_cancellable`: The batch cannot be cancelled.
             *     - `restore_not_settled`: The restore is not settled.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_cancellable" | "restore_not_settled";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "approve-batch": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "contentHash": "9f2c7b41d0e6a8355c1f94be7720ad63184ec5f90b7d2a6c3e81f5d4079b6a12"
                 *     }
                 */
                "application/json": {
                    contentHash?: string;
                };
            };
        };
        responses: {
            /** @description The batch carries the approval. Asking again changes nothing: the first approval stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "PENDING",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "approval": {
                     *           "by": "grace",
                     *           "at": "2026-11-23T10:20:00.000Z",
                     *           "contentHash": "9f2c7b41d0e6a8355c1f94be7720ad63184ec5f90b7d2a6c3e81f5d4079b6a12"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `batch_not_found`: Batch not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            /**
             * @description - `batch_not_approvable`: The batch cannot be approved.
             *     - `batch_content_changed`: The contentHash does not match the batch.
             *     - `second_person_required`: A second person is required.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_approvable" | "batch_content_changed" | "second_person_required" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "execute-batch": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE */
                batchId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The batch was executed before: it is COMPLETED or FAILED. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "QUEUED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "queuedAt": "2026-11-23T10:05:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                    };
                };
            };
            /** @description The batch is queued, or is being executed; look again until it is COMPLETED or FAILED. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "QUEUED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "queuedAt": "2026-11-23T10:05:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `batch_not_found`: Batch not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            /**
             * @description - `batch_not_executable`: The batch cannot be executed.
             *     - `approval_required`: The batch needs an approval.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_executable" | "approval_required" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "preview-batches": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /**
                 * @description How many to answer with at most.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "affiliateIds": [
                 *         "ann",
                 *         "bob"
                 *       ],
                 *       "currency": "USD"
                 *     }
                 */
                "application/json": {
                    /** @description Absent: everybody with an unsettled balance. */
                    affiliateIds?: components["schemas"]["AffiliateId"][];
                    /** @default USD */
                    currency?: components["schemas"]["Currency"];
                    /** @description Absent: the provider that the deployment is set to. */
                    provider?: string;
                };
            };
        };
        responses: {
            /** @description Who would be paid how much, and who would not be and why. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "preview": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "commissionCount": 2,
                     *           "totalAmount": "100.75",
                     *           "eligible": true
                     *         },
                     *         {
                     *           "affiliateId": "bob",
                     *           "commissionCount": 1,
                     *           "totalAmount": "60.00",
                     *           "eligible": false,
                     *           "reason": "No Rise account is linked",
                     *           "reasonCode": "no_rise_account"
                     *         }
                     *       ],
                     *       "summary": {
                     *         "totalAffiliates": 2,
                     *         "eligibleAffiliates": 1,
                     *         "totalAmount": "100.75",
                     *         "currency": "USD",
                     *         "batches": 1,
                     *         "more": false
                     *       },
                     *       "previewToken": "01KAV8K9H4B2T6M8V0S3P5Q7RJ"
                     *     }
                     */
                    "application/json": {
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                        preview: {
                            affiliateId: components["schemas"]["Id"];
                            commissionCount: number;
                            eligible: boolean;
                            /** @description Why not, if not. */
                            reason?: string;
                            /** @description The same as a stable word. */
                            reasonCode?: string;
                            totalAmount: components["schemas"]["Amount"];
                        }[];
                        previewToken: string;
                        summary: {
                            batches: number;
                            currency: components["schemas"]["Currency"];
                            eligibleAffiliates: number;
                            /** @description Others that can be paid are left for another call. */
                            more: boolean;
                            totalAffiliates: number;
                            /** @description Of the eligible ones: what would be paid. */
                            totalAmount: components["schemas"]["Amount"];
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             *     - `unknown_preview`: The preview is unknown or has expired.
             *     - `unknown_provider`: Unknown payment provider.
             *     - `unsupported_currency`: The provider cannot pay in this currency.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor" | "unknown_preview" | "unknown_provider" | "unsupported_currency";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "import-commissions": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "commissions": [
                 *         {
                 *           "commissionId": "c-1",
                 *           "affiliateId": "ann",
                 *           "amount": "75.50",
                 *           "currency": "USD",
                 *           "approvedAt": "2026-10-31T00:00:00Z"
                 *         },
                 *         {
                 *           "commissionId": "c-2",
                 *           "affiliateId": "ann",
                 *           "amount": "25.255",
                 *           "currency": "USD",
                 *           "approvedAt": "2026-10-31T00:00:00Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    commissions: components["schemas"]["CommissionRow"][];
                };
            };
        };
        responses: {
            /** @description A verdict for each row, also if all are rejected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "commissions": [
                     *         {
                     *           "commissionId": "c-1",
                     *           "status": "accepted"
                     *         },
                     *         {
                     *           "commissionId": "c-2",
                     *           "status": "rejected",
                     *           "code": "invalid_amount",
                     *           "message": "amount: has more decimals than its currency; nothing is rounded"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        commissions: components["schemas"]["CommissionVerdict"][];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "reverse-commission": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example c-1 */
                commissionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "The order was returned"
                 *     }
                 */
                "application/json": {
                    /** @description One line of text, at most 500 characters, none of them invisible. Blanks around it are trimmed. */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The commission is REVERSED. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "commission": {
                     *         "commissionId": "c-1",
                     *         "affiliateId": "ann",
                     *         "amount": "75.50",
                     *         "currency": "USD",
                     *         "approvedAt": "2026-10-31T00:00:00.000Z",
                     *         "status": "REVERSED"
                     *       }
                     *     }
                     */
                    "application/json": {
                        commission: {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            approvedAt: components["schemas"]["Time"];
                            commissionId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            /** @constant */
                            status: "REVERSED";
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `commission_not_found`: Commission not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "commission_not_found";
                    };
                };
            };
            /**
             * @description - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "config": {
                     *         "version": 3,
                     *         "minimumPayout": {
                     *           "USD": "50.00"
                     *         },
                     *         "approval": {
                     *           "mode": "from-amount",
                     *           "from": {
                     *             "USD": "10000.00"
                     *           }
                     *         },
                     *         "limits": {
                     *           "payment": {
                     *             "USD": "5000.00"
                     *           },
                     *           "batch": {},
                     *           "daily": {
                     *             "USD": "250000.00"
                     *           }
                     *         },
                     *         "riseIdQuietHours": 72,
                     *         "schedules": {
                     *           "payouts": true
                     *         },
                     *         "paused": true,
                     *         "pause": {
                     *           "reason": "The bank reports wrong balances",
                     *           "by": "admin",
                     *           "at": "2026-11-23T10:00:00.000Z"
                     *         },
                     *         "updatedBy": "admin",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        config: components["schemas"]["Config"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "change-config": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "limits": {
                 *         "daily": {
                 *           "USD": "400000.00"
                 *         }
                 *       },
                 *       "reason": "The payouts of December"
                 *     }
                 */
                "application/json": {
                    approval?: {
                        /** @description Exact decimals by ISO 4217 currency code; `null` takes the amount of a currency away. */
                        from?: {
                            [key: string]: string | null;
                        };
                        /** @enum {string} */
                        mode?: "off" | "always" | "from-amount";
                    };
                    limits?: {
                        /** @description Exact decimals by ISO 4217 currency code; `null` takes the amount of a currency away. */
                        batch?: {
                            [key: string]: string | null;
                        };
                        /** @description Exact decimals by ISO 4217 currency code; `null` takes the amount of a currency away. */
                        daily?: {
                            [key: string]: string | null;
                        };
                        /** @description Exact decimals by ISO 4217 currency code; `null` takes the amount of a currency away. */
                        payment?: {
                            [key: string]: string | null;
                        };
                    };
                    /** @description Exact decimals by ISO 4217 currency code; `null` takes the amount of a currency away. */
                    minimumPayout?: {
                        [key: string]: string | null;
                    };
                    paused?: boolean;
                    /** @description One line of text, at most 500 characters, none of them invisible. Blanks around it are trimmed. */
                    reason?: string;
                    /**
                     * @description `false`: the restore of the table is settled; see GET /recovery.
                     * @constant
                     */
                    restored?: false;
                    riseIdQuietHours?: number;
                    schedules?: {
                        payouts?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "config": {
                     *         "version": 4,
                     *         "minimumPayout": {
                     *           "USD": "50.00"
                     *         },
                     *         "approval": {
                     *           "mode": "from-amount",
                     *           "from": {
                     *             "USD": "10000.00"
                     *           }
                     *         },
                     *         "limits": {
                     *           "payment": {
                     *             "USD": "5000.00"
                     *           },
                     *           "batch": {},
                     *           "daily": {
                     *             "USD": "250000.00"
                     *           }
                     *         },
                     *         "riseIdQuietHours": 72,
                     *         "schedules": {
                     *           "payouts": true
                     *         },
                     *         "paused": true,
                     *         "pause": {
                     *           "reason": "The bank reports wrong balances",
                     *           "by": "admin",
                     *           "at": "2026-11-23T10:00:00.000Z"
                     *         },
                     *         "updatedBy": "admin",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "proposal": {
                     *           "proposalId": "01KAV8P5ZJ6W3M9T1C4X7B2NRD",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z",
                     *           "expiresAt": "2026-11-24T10:30:00.000Z",
                     *           "changes": [
                     *             {
                     *               "setting": "limits.daily.USD",
                     *               "from": "250000.00",
                     *               "to": "400000.00"
                     *             }
                     *           ],
                     *           "reason": "The payouts of December"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        config: components["schemas"]["Config"];
                    };
                };
            };
            /** @description Proposed; another person has to confirm it. Nothing has changed but for a pause, if there was one in it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "config": {
                     *         "version": 4,
                     *         "minimumPayout": {
                     *           "USD": "50.00"
                     *         },
                     *         "approval": {
                     *           "mode": "from-amount",
                     *           "from": {
                     *             "USD": "10000.00"
                     *           }
                     *         },
                     *         "limits": {
                     *           "payment": {
                     *             "USD": "5000.00"
                     *           },
                     *           "batch": {},
                     *           "daily": {
                     *             "USD": "250000.00"
                     *           }
                     *         },
                     *         "riseIdQuietHours": 72,
                     *         "schedules": {
                     *           "payouts": true
                     *         },
                     *         "paused": true,
                     *         "pause": {
                     *           "reason": "The bank reports wrong balances",
                     *           "by": "admin",
                     *           "at": "2026-11-23T10:00:00.000Z"
                     *         },
                     *         "updatedBy": "admin",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "proposal": {
                     *           "proposalId": "01KAV8P5ZJ6W3M9T1C4X7B2NRD",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z",
                     *           "expiresAt": "2026-11-24T10:30:00.000Z",
                     *           "changes": [
                     *             {
                     *               "setting": "limits.daily.USD",
                     *               "from": "250000.00",
                     *               "to": "400000.00"
                     *             }
                     *           ],
                     *           "reason": "The payouts of December"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        config: components["schemas"]["Config"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `second_person_required`: A second person is required.
             *     - `restore_not_settled`: The restore is not settled.
             *     - `config_contended`: Others keep changing the configuration.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "second_person_required" | "restore_not_settled" | "config_contended" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "withdraw-config-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings, without a proposal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "config": {
                     *         "version": 3,
                     *         "minimumPayout": {
                     *           "USD": "50.00"
                     *         },
                     *         "approval": {
                     *           "mode": "from-amount",
                     *           "from": {
                     *             "USD": "10000.00"
                     *           }
                     *         },
                     *         "limits": {
                     *           "payment": {
                     *             "USD": "5000.00"
                     *           },
                     *           "batch": {},
                     *           "daily": {
                     *             "USD": "250000.00"
                     *           }
                     *         },
                     *         "riseIdQuietHours": 72,
                     *         "schedules": {
                     *           "payouts": true
                     *         },
                     *         "paused": true,
                     *         "pause": {
                     *           "reason": "The bank reports wrong balances",
                     *           "by": "admin",
                     *           "at": "2026-11-23T10:00:00.000Z"
                     *         },
                     *         "updatedBy": "admin",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        config: components["schemas"]["Config"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `config_contended`: Others keep changing the configuration. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "config_contended";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No check fails; some may warn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "healthy": true,
                     *       "state": "warn",
                     *       "asOf": "2026-11-23T10:05:00.000Z",
                     *       "checks": [
                     *         {
                     *           "name": "table",
                     *           "state": "ok",
                     *           "detail": "answers"
                     *         },
                     *         {
                     *           "name": "slot",
                     *           "state": "ok",
                     *           "detail": "free"
                     *         },
                     *         {
                     *           "name": "unknown",
                     *           "state": "warn",
                     *           "detail": "payments whose outcome is not known; they are asked about",
                     *           "count": 1,
                     *           "more": false,
                     *           "since": "2026-11-23T10:00:00.000Z",
                     *           "ageSeconds": 300
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        checks: {
                            ageSeconds?: number;
                            count?: number;
                            detail: string;
                            /** @description There are more than `count`. */
                            more?: boolean;
                            name: string;
                            /** @description Since when it is so, or when it last happened; and how long ago that was. */
                            since?: components["schemas"]["Time"];
                            /** @enum {string} */
                            state: "ok" | "warn" | "fail";
                        }[];
                        healthy: boolean;
                        /**
                         * @description The worst of all checks.
                         * @enum {string}
                         */
                        state: "ok" | "warn" | "fail";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
            /** @description A check fails: it says which, and what is wrong. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "healthy": true,
                     *       "state": "warn",
                     *       "asOf": "2026-11-23T10:05:00.000Z",
                     *       "checks": [
                     *         {
                     *           "name": "table",
                     *           "state": "ok",
                     *           "detail": "answers"
                     *         },
                     *         {
                     *           "name": "slot",
                     *           "state": "ok",
                     *           "detail": "free"
                     *         },
                     *         {
                     *           "name": "unknown",
                     *           "state": "warn",
                     *           "detail": "payments whose outcome is not known; they are asked about",
                     *           "count": 1,
                     *           "more": false,
                     *           "since": "2026-11-23T10:00:00.000Z",
                     *           "ageSeconds": 300
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        checks: {
                            ageSeconds?: number;
                            count?: number;
                            detail: string;
                            /** @description There are more than `count`. */
                            more?: boolean;
                            name: string;
                            /** @description Since when it is so, or when it last happened; and how long ago that was. */
                            since?: components["schemas"]["Time"];
                            /** @enum {string} */
                            state: "ok" | "warn" | "fail";
                        }[];
                        healthy: boolean;
                        /**
                         * @description The worst of all checks.
                         * @enum {string}
                         */
                        state: "ok" | "warn" | "fail";
                    };
                };
            };
        };
    };
    "list-incidents": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @description How many to answer with at most. */
                limit?: number;
                /** @example open */
                status?: "open" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "incidents": [
                     *         {
                     *           "incidentId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001.0001-0001-0000",
                     *           "kind": "OVERPAID",
                     *           "status": "OPEN",
                     *           "raisedAt": "2026-11-24T02:00:00.000Z",
                     *           "affiliateId": "ann",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "attemptId": "0001-0001-0000",
                     *           "amount": "100.75",
                     *           "currency": "USD"
                     *         },
                     *         {
                     *           "incidentId": "OUTCOME_CONTRADICTED:batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001.0001-0001-0000",
                     *           "kind": "OUTCOME_CONTRADICTED",
                     *           "status": "OPEN",
                     *           "raisedAt": "2026-11-24T02:00:00.000Z",
                     *           "affiliateId": "ann",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "attemptId": "0001-0001-0000",
                     *           "amount": "100.75",
                     *           "currency": "USD",
                     *           "message": "Paid, and then removed: the payment was taken out of the list"
                     *         },
                     *         {
                     *           "incidentId": "SUBMISSION_INVALID:batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.0001-0001-0000",
                     *           "kind": "SUBMISSION_INVALID",
                     *           "status": "OPEN",
                     *           "raisedAt": "2026-11-24T02:00:00.000Z",
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "attemptId": "0001-0001-0000",
                     *           "provider": "riseworks",
                     *           "message": "what is to be signed pays 100.75 to another recipient than ours"
                     *         },
                     *         {
                     *           "incidentId": "BOOKS_DIFFER:mock.F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU",
                     *           "kind": "BOOKS_DIFFER",
                     *           "status": "OPEN",
                     *           "raisedAt": "2026-11-24T02:00:00.000Z",
                     *           "provider": "mock",
                     *           "difference": "paid_not_at_provider",
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "attemptId": "0001-0001-0000",
                     *           "currency": "USD",
                     *           "ourAmount": "100.75",
                     *           "ours": "COMPLETED, 100.75 USD",
                     *           "theirs": "not there, attempt 0001-0001-0000"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        incidents: ({
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            /** @description The attempt whose money should not have moved. */
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "OVERPAID";
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            transactionId: components["schemas"]["Id"];
                        } | {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            /** @description The attempt that was paid, and then was not. */
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "OUTCOME_CONTRADICTED";
                            /** @description What the provider says now. */
                            message: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            transactionId: components["schemas"]["Id"];
                        } | {
                            /** @description The submission; it moved no money. */
                            attemptId: components["schemas"]["Id"];
                            batchId: components["schemas"]["Id"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "SUBMISSION_INVALID";
                            /** @description What is wrong with it. */
                            message: string;
                            provider: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                        } | {
                            attemptId?: components["schemas"]["Id"];
                            /** @description Absent: no batch of ours knows of it. */
                            batchId?: components["schemas"]["Id"];
                            currency?: components["schemas"]["Currency"];
                            /**
                             * @description As in GET `/reports/reconciliation`.
                             * @enum {string}
                             */
                            difference: "paid_not_at_provider" | "paid_not_in_books" | "not_in_books" | "not_listed" | "underway_at_provider" | "returned_not_at_provider" | "returned_not_in_books" | "amount" | "ledger" | "batch_totals";
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "BOOKS_DIFFER";
                            ourAmount?: components["schemas"]["Amount"];
                            /** @description What our books say, in words. */
                            ours: string;
                            provider: string;
                            /** @description The provider’s own id of the payment; absent: it has none. */
                            providerReference?: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            theirAmount?: components["schemas"]["Amount"];
                            /** @description What the provider says, or what ours should be. */
                            theirs: string;
                            transactionId?: components["schemas"]["Id"];
                        })[];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "resolve-incident": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit.
                 * @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001.0001-0001-0000
                 */
                incidentId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "The payee sent the second payment back."
                 *     }
                 */
                "application/json": {
                    /** @description One line of text, at most 500 characters, none of them invisible. Blanks around it are trimmed. */
                    note: string;
                };
            };
        };
        responses: {
            /** @description The incident is RESOLVED. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "incident": {
                     *         "incidentId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001.0001-0001-0000",
                     *         "kind": "OVERPAID",
                     *         "status": "RESOLVED",
                     *         "raisedAt": "2026-11-24T02:00:00.000Z",
                     *         "affiliateId": "ann",
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "attemptId": "0001-0001-0000",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "resolution": {
                     *           "by": "ada@example.com",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "note": "The payee sent the second payment back."
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        incident: {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            /** @description The attempt whose money should not have moved. */
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "OVERPAID";
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            transactionId: components["schemas"]["Id"];
                        } | {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            /** @description The attempt that was paid, and then was not. */
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "OUTCOME_CONTRADICTED";
                            /** @description What the provider says now. */
                            message: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            transactionId: components["schemas"]["Id"];
                        } | {
                            /** @description The submission; it moved no money. */
                            attemptId: components["schemas"]["Id"];
                            batchId: components["schemas"]["Id"];
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "SUBMISSION_INVALID";
                            /** @description What is wrong with it. */
                            message: string;
                            provider: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                        } | {
                            attemptId?: components["schemas"]["Id"];
                            /** @description Absent: no batch of ours knows of it. */
                            batchId?: components["schemas"]["Id"];
                            currency?: components["schemas"]["Currency"];
                            /**
                             * @description As in GET `/reports/reconciliation`.
                             * @enum {string}
                             */
                            difference: "paid_not_at_provider" | "paid_not_in_books" | "not_in_books" | "not_listed" | "underway_at_provider" | "returned_not_at_provider" | "returned_not_in_books" | "amount" | "ledger" | "batch_totals";
                            incidentId: components["schemas"]["Id"];
                            /** @constant */
                            kind: "BOOKS_DIFFER";
                            ourAmount?: components["schemas"]["Amount"];
                            /** @description What our books say, in words. */
                            ours: string;
                            provider: string;
                            /** @description The provider’s own id of the payment; absent: it has none. */
                            providerReference?: string;
                            raisedAt: components["schemas"]["Time"];
                            resolution?: {
                                at: components["schemas"]["Time"];
                                by: string;
                                note: string;
                            };
                            /** @enum {string} */
                            status: "OPEN" | "RESOLVED";
                            theirAmount?: components["schemas"]["Amount"];
                            /** @description What the provider says, or what ours should be. */
                            theirs: string;
                            transactionId?: components["schemas"]["Id"];
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `incident_not_found`: Incident not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "incident_not_found";
                    };
                };
            };
            /**
             * @description - `incident_resolved`: The incident is already resolved.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "incident_resolved" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API as an OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0",
                     *       "info": {
                     *         "title": "Disbursement",
                     *         "version": "1.0.0"
                     *       },
                     *       "servers": [
                     *         {
                     *           "url": "/api/disbursement"
                     *         }
                     *       ],
                     *       "tags": [],
                     *       "paths": {},
                     *       "components": {}
                     *     }
                     */
                    "application/json": {
                        components: {
                            [key: string]: unknown;
                        };
                        info: {
                            [key: string]: unknown;
                        };
                        openapi: string;
                        paths: {
                            [key: string]: unknown;
                        };
                        servers: {
                            [key: string]: unknown;
                        }[];
                        tags: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "pay-affiliate": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "affiliateId": "ann",
                 *       "currency": "USD"
                 *     }
                 */
                "application/json": {
                    affiliateId: components["schemas"]["AffiliateId"];
                    /** @default USD */
                    currency?: components["schemas"]["Currency"];
                    /** @description Absent: the provider that the deployment is set to. */
                    provider?: string;
                };
            };
        };
        responses: {
            /** @description The batch of one, which is queued or waits for its approval, and its transaction. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batch": {
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "batchNumber": "BATCH-2026-000123",
                     *         "status": "QUEUED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "queuedAt": "2026-11-23T10:00:01.000Z"
                     *       },
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "PENDING",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `not_payable`: The affiliate cannot be paid now.
             *     - `batch_not_executable`: The batch cannot be executed.
             *     - `restore_not_settled`: The restore is not settled.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "not_payable" | "batch_not_executable" | "restore_not_settled" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `unknown_provider`: Unknown payment provider.
             *     - `unsupported_currency`: The provider cannot pay in this currency.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "unknown_provider" | "unsupported_currency";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-recovery": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @description How many to answer with at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked, what is left, and what the provider had that we did not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "restored": {
                     *         "to": "2026-11-23T09:00:00.000Z",
                     *         "stoppedAt": "2026-11-23T10:00:00.000Z",
                     *         "at": "2026-11-23T10:30:00.000Z",
                     *         "by": "restore"
                     *       },
                     *       "lastRestore": {
                     *         "to": "2026-11-23T09:00:00.000Z",
                     *         "at": "2026-11-23T10:30:00.000Z"
                     *       },
                     *       "providers": [
                     *         {
                     *           "provider": "mock",
                     *           "quietFrom": "2026-11-23T10:05:02.000Z"
                     *         }
                     *       ],
                     *       "last": {
                     *         "begunAt": "2026-11-23T10:35:00.000Z",
                     *         "endedAt": "2026-11-23T10:35:04.000Z",
                     *         "clean": true,
                     *         "tally": {
                     *           "batchesAsked": 3,
                     *           "batchesLeft": 0,
                     *           "lostPayments": 1,
                     *           "lostPaymentsLeft": 0,
                     *           "foreignLeft": 0,
                     *           "incomplete": 0,
                     *           "failed": 0
                     *         }
                     *       },
                     *       "lostPayments": [
                     *         {
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "attemptId": "0001-0001-0000",
                     *           "provider": "mock",
                     *           "providerReference": "mock:batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001:0001-0001-0000",
                     *           "payeeId": "mock:ok:ann",
                     *           "status": "ENTERED",
                     *           "amount": "100.75",
                     *           "currency": "USD",
                     *           "paidAt": "2026-11-23T09:30:00.000Z",
                     *           "affiliateId": "ann",
                     *           "pendingAmount": "0.00"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The newest pass that came to its end. `clean`: nothing is left, and nothing can come any more. */
                        last?: {
                            begunAt: components["schemas"]["Time"];
                            clean: boolean;
                            endedAt: components["schemas"]["Time"];
                            tally: {
                                /** @description Batches of before about which the provider was asked for good. */
                                batchesAsked: number;
                                /** @description Batches about which it has to be asked again. */
                                batchesLeft: number;
                                /** @description What could not be looked at. */
                                failed: number;
                                /** @description Payments at the provider without our reference whose incident is open. */
                                foreignLeft: number;
                                /** @description Lists that the provider did not show as a whole. */
                                incomplete: number;
                                /** @description Payments that the provider has and we did not. */
                                lostPayments: number;
                                /** @description Of these, or found again, those that are not settled. */
                                lostPaymentsLeft: number;
                            };
                        };
                        lastRestore?: {
                            at: components["schemas"]["Time"];
                            to: components["schemas"]["Time"];
                        };
                        /** @description What keeps the restore from being settled, in words; absent: nothing. */
                        left?: string;
                        /** @description What providers have and our books did not know, oldest first. */
                        lostPayments: {
                            affiliateId?: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            attemptId: components["schemas"]["Id"];
                            currency: components["schemas"]["Currency"];
                            /** @description When it was made at the provider. */
                            paidAt: components["schemas"]["Time"];
                            /** @description The rise id that was paid, if the provider tells it. */
                            payeeId?: string;
                            /** @description What the affiliate is owed now: negative as long as the commissions of the lost time are not imported again. */
                            pendingAmount?: components["schemas"]["Amount"];
                            provider: string;
                            providerReference: string;
                            /**
                             * @description `FOUND`: just seen. `UNDERWAY`: the provider has not finished it. `UNASSIGNED`: it was paid to a rise id that nobody is linked to; import that affiliate again, or say in its incident what it was. `ENTERED`: what it paid is an entry (`paid_elsewhere`) in the ledger of the affiliate. `NOT_PAID`: no money moved, or all of it came back. `EXPLAINED`: its incident is resolved.
                             * @enum {string}
                             */
                            status: "FOUND" | "UNDERWAY" | "UNASSIGNED" | "ENTERED" | "NOT_PAID" | "EXPLAINED";
                            /** @description Our reference, as the provider has it; no batch of ours knows it. */
                            transactionId: components["schemas"]["Id"];
                        }[];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                        /** @description How far the sweep is in asking about everything once more. */
                        pass?: {
                            begunAt: components["schemas"]["Time"];
                            stage: string;
                            tally: {
                                /** @description Batches of before about which the provider was asked for good. */
                                batchesAsked: number;
                                /** @description Batches about which it has to be asked again. */
                                batchesLeft: number;
                                /** @description What could not be looked at. */
                                failed: number;
                                /** @description Payments at the provider without our reference whose incident is open. */
                                foreignLeft: number;
                                /** @description Lists that the provider did not show as a whole. */
                                incomplete: number;
                                /** @description Payments that the provider has and we did not. */
                                lostPayments: number;
                                /** @description Of these, or found again, those that are not settled. */
                                lostPaymentsLeft: number;
                            };
                        };
                        providers: {
                            provider: string;
                            /** @description Until then something that was sent before the restore may arrive there. */
                            quietFrom: components["schemas"]["Time"];
                        }[];
                        /** @description Absent: there is no restore to settle. */
                        restored?: {
                            /** @description When the restore was declared. */
                            at: components["schemas"]["Time"];
                            by: string;
                            /** @description After it nothing was sent any more by the table as it was before. */
                            stoppedAt: components["schemas"]["Time"];
                            /** @description The moment that the table went back to. */
                            to: components["schemas"]["Time"];
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-affiliate-statement": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @example json */
                format?: "json" | "csv";
                /** @example 2026-11-01 */
                from?: components["schemas"]["DayOrTime"];
                /** @example 20 */
                limit?: number;
                /** @example 2026-12-01 */
                to?: components["schemas"]["DayOrTime"];
            };
            header?: never;
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit. Not `payable`.
                 * @example ann
                 */
                affiliateId: components["schemas"]["AffiliateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balances and the lines between them, in the order of time. */
            200: {
                headers: {
                    /** @description Of a file: the name to save it under. */
                    "content-disposition"?: string;
                    /** @description Of a file that has more parts: the address of the next one, as `<…>; rel="next"`. */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "statement": {
                     *         "affiliateId": "ann",
                     *         "fullName": "Ann Lee",
                     *         "currency": "USD",
                     *         "from": "2026-11-01T00:00:00.000Z",
                     *         "to": "2026-12-01T00:00:00.000Z",
                     *         "asOf": "2026-11-23T10:05:00.000Z",
                     *         "openingBalance": "0.00",
                     *         "closingBalance": "0.00",
                     *         "agrees": true
                     *       },
                     *       "lines": [
                     *         {
                     *           "at": "2026-11-02T00:00:00.000Z",
                     *           "kind": "COMMISSION",
                     *           "amount": "75.50",
                     *           "balance": "75.50",
                     *           "seq": 1,
                     *           "coveredBy": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "commissionId": "c-1"
                     *         },
                     *         {
                     *           "at": "2026-11-23T10:01:00.000Z",
                     *           "kind": "PAYMENT",
                     *           "amount": "-75.50",
                     *           "balance": "0.00",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "status": "COMPLETED",
                     *           "coversFromSeq": 1,
                     *           "coversToSeq": 1,
                     *           "commissionCount": 1,
                     *           "commissionIds": [
                     *             "c-1"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        lines: {
                            adjustmentId?: components["schemas"]["Id"];
                            /** @description What the line adds to the balance; a payment takes away. */
                            amount: components["schemas"]["Amount"];
                            at: components["schemas"]["Time"];
                            attemptId?: string;
                            /** @description What is owed after it. */
                            balance: components["schemas"]["Amount"];
                            commissionCount?: number;
                            commissionId?: components["schemas"]["Id"];
                            /** @description The commissions among the first hundred of these entries. */
                            commissionIds?: components["schemas"]["Id"][];
                            /** @description Of an entry: the payment that covers it. */
                            coveredBy?: components["schemas"]["Id"];
                            /** @description The first entry that it covers. */
                            coversFromSeq?: number;
                            /** @description The last entry that it covers. */
                            coversToSeq?: number;
                            /** @enum {string} */
                            kind: "COMMISSION" | "REVERSAL" | "OVERPAID" | "RETURNED" | "OPENING_BALANCE" | "CORRECTION" | "PAID_ELSEWHERE" | "PAYMENT";
                            reason?: string;
                            /** @description Of an entry: its number in the ledger. */
                            seq?: number;
                            /**
                             * @description Of a payment, as are the following fields: what became of it.
                             * @enum {string}
                             */
                            status?: "COMPLETED" | "RETURNED";
                            /** @description The payment itself; or the one that was paid twice, or came back. */
                            transactionId?: components["schemas"]["Id"];
                        }[];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                        statement: {
                            affiliateId: components["schemas"]["Id"];
                            /** @description The payments cover what is settled without a gap, and amount to it; if not, something is wrong with the books. */
                            agrees: boolean;
                            asOf: components["schemas"]["Time"];
                            /** @description What is owed after the last line of the last page. */
                            closingBalance: components["schemas"]["Amount"];
                            currency: components["schemas"]["Currency"];
                            from: components["schemas"]["Time"];
                            fullName: string;
                            /** @description What was owed before the first line. */
                            openingBalance: components["schemas"]["Amount"];
                            /** @description The payment under way now; its amount is still part of the balance. */
                            openPayment?: {
                                amount: components["schemas"]["Amount"];
                                transactionId: components["schemas"]["Id"];
                            };
                            to: components["schemas"]["Time"];
                        };
                    };
                    /**
                     * @example at,kind,amount,balance,currency,…
                     *     2026-11-23T10:01:00.000Z,PAYMENT,-75.50,0.00,USD,…
                     */
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-reconciliation-report": {
        parameters: {
            query?: {
                currency?: components["schemas"]["Currency"];
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @example json */
                format?: "json" | "csv";
                /** @example 2026-11-01 */
                from?: components["schemas"]["DayOrTime"];
                limit?: number;
                /** @example 2026-12-01 */
                to?: components["schemas"]["DayOrTime"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each batch and day: `agrees`, `differs`, `not_checked` (the provider could not be asked, or did not show everything) or `not_finished` (something in it still moves). */
            200: {
                headers: {
                    /** @description Of a file: the name to save it under. */
                    "content-disposition"?: string;
                    /** @description Of a file that has more parts: the address of the next one, as `<…>; rel="next"`. */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-11-01T00:00:00.000Z",
                     *       "to": "2026-12-01T00:00:00.000Z",
                     *       "batches": [
                     *         {
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "batchNumber": "BATCH-2026-000123",
                     *           "status": "COMPLETED",
                     *           "currency": "USD",
                     *           "provider": "mock",
                     *           "createdAt": "2026-11-23T10:00:00.000Z",
                     *           "result": "differs",
                     *           "ours": {
                     *             "paidCount": 1,
                     *             "paidAmount": "100.75",
                     *             "returnedCount": 0,
                     *             "returnedAmount": "0.00"
                     *           },
                     *           "theirs": {
                     *             "paidCount": 0,
                     *             "paidAmount": "0.00",
                     *             "returnedCount": 0,
                     *             "returnedAmount": "0.00"
                     *           },
                     *           "differences": [
                     *             {
                     *               "kind": "paid_not_at_provider",
                     *               "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *               "attemptId": "0001-0000-0000",
                     *               "currency": "USD",
                     *               "ourAmount": "100.75",
                     *               "ours": "COMPLETED, 100.75 USD",
                     *               "theirs": "not there, attempt 0001-0000-0000"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "days": [
                     *         {
                     *           "provider": "mock",
                     *           "day": "2026-11-23",
                     *           "result": "differs",
                     *           "sums": [
                     *             {
                     *               "currency": "USD",
                     *               "ours": {
                     *                 "paidCount": 0,
                     *                 "paidAmount": "0.00",
                     *                 "returnedCount": 0,
                     *                 "returnedAmount": "0.00"
                     *               },
                     *               "theirs": {
                     *                 "paidCount": 1,
                     *                 "paidAmount": "12.00",
                     *                 "returnedCount": 0,
                     *                 "returnedAmount": "0.00"
                     *               }
                     *             }
                     *           ],
                     *           "differences": [
                     *             {
                     *               "kind": "not_in_books",
                     *               "providerReference": "bank-4711",
                     *               "currency": "USD",
                     *               "theirAmount": "12.00",
                     *               "ours": "not in the books",
                     *               "theirs": "listed as completed, 12.00 USD"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        batches: {
                            batchId: components["schemas"]["Id"];
                            batchNumber?: string;
                            createdAt: components["schemas"]["Time"];
                            currency: components["schemas"]["Currency"];
                            differences: {
                                attemptId?: components["schemas"]["Id"];
                                currency?: components["schemas"]["Currency"];
                                /** @enum {string} */
                                kind: "paid_not_at_provider" | "paid_not_in_books" | "not_in_books" | "not_listed" | "underway_at_provider" | "returned_not_at_provider" | "returned_not_in_books" | "amount" | "ledger" | "batch_totals";
                                ourAmount?: components["schemas"]["Amount"];
                                /** @description What our side says, in words. */
                                ours: string;
                                /** @description Their payment; absent: they have none. */
                                providerReference?: string;
                                theirAmount?: components["schemas"]["Amount"];
                                /** @description What the other side says, in words. */
                                theirs: string;
                                /** @description Our payment, or the one whose reference theirs bears; absent of `batch_totals`. */
                                transactionId?: components["schemas"]["Id"];
                            }[];
                            /** @description Money that went out, and of it what came back, by our books. */
                            ours?: {
                                paidAmount: components["schemas"]["Amount"];
                                paidCount: number;
                                returnedAmount: components["schemas"]["Amount"];
                                returnedCount: number;
                            };
                            provider: string;
                            /** @enum {string} */
                            result: "agrees" | "differs" | "not_checked" | "not_finished";
                            /** @enum {string} */
                            status: "DRAFT" | "PENDING" | "QUEUED" | "PROCESSING" | "SETTLING" | "COMPLETED" | "FAILED" | "CANCELLING" | "CANCELLED";
                            /** @description The same by what the provider says; absent: it said nothing. */
                            theirs?: {
                                paidAmount: components["schemas"]["Amount"];
                                paidCount: number;
                                returnedAmount: components["schemas"]["Amount"];
                                returnedCount: number;
                            };
                        }[];
                        days: {
                            /**
                             * Format: date
                             * @description Made there on this day, UTC.
                             */
                            day: string;
                            differences: {
                                attemptId?: components["schemas"]["Id"];
                                currency?: components["schemas"]["Currency"];
                                /** @enum {string} */
                                kind: "paid_not_at_provider" | "paid_not_in_books" | "not_in_books" | "not_listed" | "underway_at_provider" | "returned_not_at_provider" | "returned_not_in_books" | "amount" | "ledger" | "batch_totals";
                                ourAmount?: components["schemas"]["Amount"];
                                /** @description What our side says, in words. */
                                ours: string;
                                /** @description Their payment; absent: they have none. */
                                providerReference?: string;
                                theirAmount?: components["schemas"]["Amount"];
                                /** @description What the other side says, in words. */
                                theirs: string;
                                /** @description Our payment, or the one whose reference theirs bears; absent of `batch_totals`. */
                                transactionId?: components["schemas"]["Id"];
                            }[];
                            provider: string;
                            /** @enum {string} */
                            result: "agrees" | "differs" | "not_checked" | "not_finished";
                            /** @description What the provider lists, and what of the very same our books know. */
                            sums: {
                                currency: components["schemas"]["Currency"];
                                ours: {
                                    paidAmount: components["schemas"]["Amount"];
                                    paidCount: number;
                                    returnedAmount: components["schemas"]["Amount"];
                                    returnedCount: number;
                                };
                                theirs: {
                                    paidAmount: components["schemas"]["Amount"];
                                    paidCount: number;
                                    returnedAmount: components["schemas"]["Amount"];
                                    returnedCount: number;
                                };
                            }[];
                        }[];
                        from: components["schemas"]["Time"];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                        to: components["schemas"]["Time"];
                    };
                    /**
                     * @example batchId,batchNumber,…,result,…
                     *     batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE,BATCH-2026-000123,…
                     */
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-summary-report": {
        parameters: {
            query?: {
                /** @example USD */
                currency?: components["schemas"]["Currency"];
                /** @example json */
                format?: "json" | "csv";
                /** @example 2026-11-01 */
                from?: components["schemas"]["DayOrTime"];
                /** @example day */
                groupBy?: "day" | "month";
                /** @example 2026-12-01 */
                to?: components["schemas"]["DayOrTime"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals of each currency, and the same by day or month. */
            200: {
                headers: {
                    /** @description Of a file: the name to save it under. */
                    "content-disposition"?: string;
                    /** @description Of a file that has more parts: the address of the next one, as `<…>; rel="next"`. */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-11-01T00:00:00.000Z",
                     *       "to": "2026-12-01T00:00:00.000Z",
                     *       "groupBy": "day",
                     *       "asOf": "2026-11-23T10:05:00.000Z",
                     *       "totals": [
                     *         {
                     *           "currency": "USD",
                     *           "batches": {
                     *             "total": 2,
                     *             "pending": 0,
                     *             "queued": 0,
                     *             "processing": 1,
                     *             "settling": 0,
                     *             "completed": 1,
                     *             "failed": 0,
                     *             "cancelling": 0,
                     *             "cancelled": 0
                     *           },
                     *           "payments": {
                     *             "count": 120,
                     *             "amount": "9066.00"
                     *           },
                     *           "paid": {
                     *             "count": 99,
                     *             "amount": "7474.50"
                     *           },
                     *           "returned": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "failed": {
                     *             "count": 1,
                     *             "amount": "75.50"
                     *           },
                     *           "cancelled": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "pending": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "processing": {
                     *             "count": 19,
                     *             "amount": "1434.50"
                     *           },
                     *           "unknown": {
                     *             "count": 1,
                     *             "amount": "81.50"
                     *           },
                     *           "successRate": "0.9900"
                     *         }
                     *       ],
                     *       "rows": [
                     *         {
                     *           "period": "2026-11-23",
                     *           "currency": "USD",
                     *           "batches": {
                     *             "total": 2,
                     *             "pending": 0,
                     *             "queued": 0,
                     *             "processing": 1,
                     *             "settling": 0,
                     *             "completed": 1,
                     *             "failed": 0,
                     *             "cancelling": 0,
                     *             "cancelled": 0
                     *           },
                     *           "payments": {
                     *             "count": 120,
                     *             "amount": "9066.00"
                     *           },
                     *           "paid": {
                     *             "count": 99,
                     *             "amount": "7474.50"
                     *           },
                     *           "returned": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "failed": {
                     *             "count": 1,
                     *             "amount": "75.50"
                     *           },
                     *           "cancelled": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "pending": {
                     *             "count": 0,
                     *             "amount": "0.00"
                     *           },
                     *           "processing": {
                     *             "count": 19,
                     *             "amount": "1434.50"
                     *           },
                     *           "unknown": {
                     *             "count": 1,
                     *             "amount": "81.50"
                     *           },
                     *           "successRate": "0.9900"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        from: components["schemas"]["Time"];
                        /** @enum {string} */
                        groupBy: "day" | "month";
                        rows: {
                            batches: {
                                cancelled: number;
                                cancelling: number;
                                completed: number;
                                failed: number;
                                pending: number;
                                processing: number;
                                queued: number;
                                settling: number;
                                total: number;
                            };
                            cancelled: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            currency: components["schemas"]["Currency"];
                            failed: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            paid: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            /** @description All of them; the following seven add up to it. */
                            payments: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            pending: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            period: string;
                            processing: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            returned: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            /** @description Paid of all decided payments, those apart that were cancelled because somebody cancelled their batch: a decimal from `0.0000` to `1.0000`, rounded down. */
                            successRate?: string;
                            unknown: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                        }[];
                        to: components["schemas"]["Time"];
                        totals: {
                            batches: {
                                cancelled: number;
                                cancelling: number;
                                completed: number;
                                failed: number;
                                pending: number;
                                processing: number;
                                queued: number;
                                settling: number;
                                total: number;
                            };
                            cancelled: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            currency: components["schemas"]["Currency"];
                            failed: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            paid: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            /** @description All of them; the following seven add up to it. */
                            payments: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            pending: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            processing: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            returned: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                            /** @description Paid of all decided payments, those apart that were cancelled because somebody cancelled their batch: a decimal from `0.0000` to `1.0000`, rounded down. */
                            successRate?: string;
                            unknown: {
                                amount: components["schemas"]["Amount"];
                                count: number;
                            };
                        }[];
                    };
                    /**
                     * @example period,currency,batches,batchesPending,…
                     *     2026-11-23,USD,2,0,…
                     */
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `report_too_large`: The report is too large.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "report_too_large";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-accounts": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                kycStatus?: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                /**
                 * @description How many to answer with at most.
                 * @example 100
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In a stable order that means nothing else. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "provider": "mock",
                     *           "riseId": "mock:ok:ann",
                     *           "kycStatus": "APPROVED",
                     *           "canReceivePayments": true,
                     *           "linkedAt": "2026-11-23T09:00:00.000Z",
                     *           "checkedAt": "2026-11-23T09:00:00.000Z"
                     *         },
                     *         {
                     *           "affiliateId": "ben",
                     *           "provider": "mock",
                     *           "kycStatus": "PENDING",
                     *           "canReceivePayments": false,
                     *           "invite": {
                     *             "provider": "mock",
                     *             "email": "ben@example.com",
                     *             "status": "PENDING",
                     *             "invitedBy": "ada@example.com",
                     *             "invitedAt": "2026-11-23T09:00:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        accounts: {
                            affiliateId: string;
                            canReceivePayments: boolean;
                            checkedAt?: string;
                            email?: string;
                            /** @description Why it cannot receive payments, in the words of the provider. */
                            fault?: string;
                            /** @description Of an affiliate who is invited to open an account, and has none linked yet. */
                            invite?: {
                                /** @description When a sync first saw that it was no longer pending. */
                                acceptedAt?: components["schemas"]["Time"];
                                /** @description Where it went. */
                                email: string;
                                invitedAt: components["schemas"]["Time"];
                                invitedBy: string;
                                /** @description Whom it was asked of. */
                                provider: string;
                                /**
                                 * @description ACCEPTED: the provider does not list it as pending any more. One that was withdrawn there looks the same: link the account, or invite again.
                                 * @enum {string}
                                 */
                                status: "PENDING" | "ACCEPTED";
                            };
                            /** @enum {string} */
                            kycStatus: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                            linkedAt?: string;
                            provider: string;
                            riseId?: string;
                            riseIdChangedAt?: string;
                        }[];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "link-account": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "affiliateId": "ann",
                 *       "riseId": "mock:ok:ann"
                 *     }
                 */
                "application/json": {
                    affiliateId: components["schemas"]["AffiliateId"];
                    /**
                     * Format: idn-email
                     * @description An e-mail address, also with letters of any script before and after the `@` (RFC 6531); at most 254 bytes in UTF-8.
                     * @example ann@example.com
                     * @example почта@пример.рф
                     */
                    email?: string;
                    riseId: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            /** @description It was linked so already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "affiliateId": "ann",
                     *         "provider": "mock",
                     *         "riseId": "mock:ok:ann",
                     *         "kycStatus": "APPROVED",
                     *         "canReceivePayments": true,
                     *         "linkedAt": "2026-11-23T09:00:00.000Z",
                     *         "checkedAt": "2026-11-23T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        account: {
                            affiliateId: string;
                            canReceivePayments: boolean;
                            checkedAt: string;
                            email?: string;
                            /** @description Why it cannot receive payments, in the words of the provider. */
                            fault?: string;
                            /** @enum {string} */
                            kycStatus: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                            linkedAt: string;
                            provider: string;
                            riseId: string;
                            riseIdChangedAt?: string;
                        };
                    };
                };
            };
            /** @description It is linked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "affiliateId": "ann",
                     *         "provider": "mock",
                     *         "riseId": "mock:ok:ann",
                     *         "kycStatus": "APPROVED",
                     *         "canReceivePayments": true,
                     *         "linkedAt": "2026-11-23T09:00:00.000Z",
                     *         "checkedAt": "2026-11-23T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        account: {
                            affiliateId: string;
                            canReceivePayments: boolean;
                            checkedAt: string;
                            email?: string;
                            /** @description Why it cannot receive payments, in the words of the provider. */
                            fault?: string;
                            /** @enum {string} */
                            kycStatus: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                            linkedAt: string;
                            provider: string;
                            riseId: string;
                            riseIdChangedAt?: string;
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            /**
             * @description - `rise_id_taken`: The rise id is linked to another affiliate.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "rise_id_taken" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "invite-affiliate": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "affiliateId": "ben",
                 *       "email": "ben@example.com"
                 *     }
                 */
                "application/json": {
                    affiliateId: components["schemas"]["AffiliateId"];
                    /**
                     * Format: idn-email
                     * @description An e-mail address, also with letters of any script before and after the `@` (RFC 6531); at most 254 bytes in UTF-8.
                     * @example ann@example.com
                     * @example почта@пример.рф
                     */
                    email?: string;
                };
            };
        };
        responses: {
            /** @description It was invited so already, and the invite is still pending. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite": {
                     *         "affiliateId": "ben",
                     *         "provider": "mock",
                     *         "email": "ben@example.com",
                     *         "status": "PENDING",
                     *         "invitedBy": "ada@example.com",
                     *         "invitedAt": "2026-11-23T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        invite: {
                            /** @description When a sync first saw that it was no longer pending. */
                            acceptedAt?: components["schemas"]["Time"];
                            affiliateId: components["schemas"]["Id"];
                            /** @description Where it went. */
                            email: string;
                            invitedAt: components["schemas"]["Time"];
                            invitedBy: string;
                            /** @description Whom it was asked of. */
                            provider: string;
                            /**
                             * @description ACCEPTED: the provider does not list it as pending any more. One that was withdrawn there looks the same: link the account, or invite again.
                             * @enum {string}
                             */
                            status: "PENDING" | "ACCEPTED";
                        };
                    };
                };
            };
            /** @description The provider has invited it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite": {
                     *         "affiliateId": "ben",
                     *         "provider": "mock",
                     *         "email": "ben@example.com",
                     *         "status": "PENDING",
                     *         "invitedBy": "ada@example.com",
                     *         "invitedAt": "2026-11-23T09:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        invite: {
                            /** @description When a sync first saw that it was no longer pending. */
                            acceptedAt?: components["schemas"]["Time"];
                            affiliateId: components["schemas"]["Id"];
                            /** @description Where it went. */
                            email: string;
                            invitedAt: components["schemas"]["Time"];
                            invitedBy: string;
                            /** @description Whom it was asked of. */
                            provider: string;
                            /**
                             * @description ACCEPTED: the provider does not list it as pending any more. One that was withdrawn there looks the same: link the account, or invite again.
                             * @enum {string}
                             */
                            status: "PENDING" | "ACCEPTED";
                        };
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `affiliate_not_found`: Affiliate not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "affiliate_not_found";
                    };
                };
            };
            /**
             * @description - `already_linked`: The affiliate already has an account.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "already_linked" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
            /** @description `invite_not_made`: The provider has made no invite. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invite_not_made";
                    };
                };
            };
        };
    };
    "sync-accounts": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @description How many to answer with at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "affiliateIds": [
                 *         "ann",
                 *         "bob"
                 *       ]
                 *     }
                 */
                "application/json": {
                    affiliateIds?: components["schemas"]["AffiliateId"][];
                };
            };
        };
        responses: {
            /** @description A verdict for each account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         {
                     *           "affiliateId": "ann",
                     *           "status": "unchanged",
                     *           "kycStatus": "APPROVED"
                     *         },
                     *         {
                     *           "affiliateId": "bob",
                     *           "status": "failed",
                     *           "code": "no_rise_account",
                     *           "message": "No Rise account is linked to this affiliate."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        accounts: {
                            affiliateId: string;
                            /** @enum {string} */
                            code?: "no_rise_account" | "provider_unavailable" | "contended" | "store_unavailable";
                            /**
                             * @description Of one who is invited and not linked.
                             * @enum {string}
                             */
                            invite?: "PENDING" | "ACCEPTED";
                            /** @enum {string} */
                            kycStatus?: "PENDING" | "SUBMITTED" | "APPROVED" | "REJECTED" | "EXPIRED";
                            message?: string;
                            /** @enum {string} */
                            status: "updated" | "unchanged" | "failed";
                        }[];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-transactions": {
        parameters: {
            query?: {
                /** @example ann */
                affiliateId?: components["schemas"]["AffiliateId"];
                batchId?: components["schemas"]["Id"];
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @description How many to answer with at most. */
                limit?: number;
                /** @example PENDING */
                status?: "PENDING" | "PROCESSING" | "UNKNOWN" | "COMPLETED" | "FAILED" | "CANCELLED" | "RETURNED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transactions": [
                     *         {
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *           "affiliateId": "ann",
                     *           "status": "PENDING",
                     *           "amount": "100.75",
                     *           "currency": "USD",
                     *           "riseId": "mock:ok:ann",
                     *           "commissionCount": 2,
                     *           "retries": 0,
                     *           "createdAt": "2026-11-23T10:00:00.000Z",
                     *           "updatedAt": "2026-11-23T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                        transactions: components["schemas"]["Transaction"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `batch_not_found`: Batch not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_found";
                    };
                };
            };
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "get-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit.
                 * @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001
                 */
                transactionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction with every attempt to pay it, what went wrong, and all that it covers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "COMPLETED",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 1,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:05:05.000Z",
                     *         "providerReference": "mock:batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001:0001-0002-0001",
                     *         "completedAt": "2026-11-23T10:05:05.000Z",
                     *         "attempts": [
                     *           {
                     *             "attemptId": "0001-0001-0001",
                     *             "provider": "mock",
                     *             "createdAt": "2026-11-23T10:05:02.000Z",
                     *             "notAfter": "2026-11-23T10:20:02.000Z"
                     *           },
                     *           {
                     *             "attemptId": "0001-0002-0001",
                     *             "provider": "mock",
                     *             "createdAt": "2026-11-23T10:05:04.000Z",
                     *             "notAfter": "2026-11-23T10:20:04.000Z"
                     *           }
                     *         ],
                     *         "failures": [
                     *           {
                     *             "attemptId": "0001-0001-0001",
                     *             "code": "bank_busy",
                     *             "message": "The bank could not take the payment this time",
                     *             "at": "2026-11-23T10:05:03.000Z"
                     *           }
                     *         ],
                     *         "commissions": [
                     *           {
                     *             "commissionId": "c-1",
                     *             "amount": "75.50",
                     *             "approvedAt": "2026-10-31T00:00:00.000Z"
                     *           },
                     *           {
                     *             "commissionId": "c-3",
                     *             "amount": "45.25",
                     *             "approvedAt": "2026-10-31T00:00:00.000Z"
                     *           }
                     *         ],
                     *         "otherEntries": [
                     *           {
                     *             "seq": 3,
                     *             "at": "2026-11-23T10:00:00.000Z",
                     *             "kind": "PAID_ELSEWHERE",
                     *             "amount": "-20.00",
                     *             "adjustmentId": "adj-2026-1",
                     *             "reason": "Paid by cheque 1042"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        transaction: {
                            affiliateId: components["schemas"]["Id"];
                            amount: components["schemas"]["Amount"];
                            attempts: {
                                attemptId: string;
                                createdAt: components["schemas"]["Time"];
                                /** @description After this moment the provider does not carry it out any more. */
                                notAfter: components["schemas"]["Time"];
                                provider: string;
                            }[];
                            batchId: components["schemas"]["Id"];
                            commissionCount: number;
                            commissions: {
                                amount: components["schemas"]["Amount"];
                                approvedAt: components["schemas"]["Time"];
                                commissionId: components["schemas"]["Id"];
                            }[];
                            completedAt?: components["schemas"]["Time"];
                            createdAt: components["schemas"]["Time"];
                            currency: components["schemas"]["Currency"];
                            failure?: {
                                code: string;
                                message: string;
                            };
                            /** @description What went wrong with it, oldest first, the last 20. `failure` is the newest, as long as it counts. */
                            failures: {
                                at: components["schemas"]["Time"];
                                /** @description The attempt that failed; absent: nothing was being sent. */
                                attemptId?: string;
                                code: string;
                                message: string;
                            }[];
                            /** @description What else it covers, in the words of the statement: reversals, adjustments, money that was paid twice or came back. With the commissions it adds up to `amount`. */
                            otherEntries: {
                                adjustmentId?: components["schemas"]["Id"];
                                /** @description What it adds to what is owed. */
                                amount: components["schemas"]["Amount"];
                                at: components["schemas"]["Time"];
                                attemptId?: string;
                                commissionId?: components["schemas"]["Id"];
                                /** @enum {string} */
                                kind: "REVERSAL" | "OVERPAID" | "RETURNED" | "OPENING_BALANCE" | "CORRECTION" | "PAID_ELSEWHERE";
                                reason?: string;
                                /** @description Its number in the ledger. */
                                seq: number;
                                /** @description The payment that was paid twice, or came back. */
                                transactionId?: components["schemas"]["Id"];
                            }[];
                            providerReference?: string;
                            /** @description What people say became of an UNKNOWN transaction; it counts once a second one has confirmed it. */
                            resolution?: {
                                confirmedAt?: components["schemas"]["Time"];
                                confirmedBy?: string;
                                confirmingEvidence?: string;
                                evidence: string;
                                /** @enum {string} */
                                outcome: "paid" | "unpaid";
                                proposedAt: components["schemas"]["Time"];
                                proposedBy: string;
                                providerReference?: string;
                            };
                            /** @description The transaction that pays this one again. */
                            retriedAs?: components["schemas"]["Id"];
                            retries: number;
                            /** @description The transaction that this one pays again. */
                            retryOf?: components["schemas"]["Id"];
                            riseId?: components["schemas"]["Id"];
                            /** @enum {string} */
                            status: "PENDING" | "PROCESSING" | "UNKNOWN" | "COMPLETED" | "FAILED" | "CANCELLED" | "RETURNED";
                            transactionId: components["schemas"]["Id"];
                            updatedAt: components["schemas"]["Time"];
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `transaction_not_found`: Transaction not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_found";
                    };
                };
            };
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "cancel-transaction": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit.
                 * @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001
                 */
                transactionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The transaction is CANCELLED. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "CANCELLED",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "failure": {
                     *           "code": "refused",
                     *           "message": "The payee was refused"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `transaction_not_found`: Transaction not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_found";
                    };
                };
            };
            /**
             * @description - `batch_not_finished`: The batch is not finished.
             *     - `transaction_not_cancellable`: The transaction cannot be cancelled.
             *     - `restore_not_settled`: The restore is not settled.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_finished" | "transaction_not_cancellable" | "restore_not_settled" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "resolve-transaction": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit.
                 * @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001
                 */
                transactionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "paid",
                 *       "evidence": "Bank statement of 23 November",
                 *       "providerReference": "pa-7Q2M9F"
                 *     }
                 */
                "application/json": {
                    /** @description One line of text, at most 500 characters, none of them invisible. Blanks around it are trimmed. */
                    evidence: string;
                    /** @enum {string} */
                    outcome: "paid" | "unpaid";
                    /** @description One line of text, at most 128 characters, none of them invisible. Blanks around it are trimmed. */
                    providerReference?: string;
                };
            };
        };
        responses: {
            /** @description Two people have said so: the transaction is COMPLETED, or FAILED and can be retried or cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "UNKNOWN",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "failure": {
                     *           "code": "outcome_unknown",
                     *           "message": "The answer was lost"
                     *         },
                     *         "resolution": {
                     *           "outcome": "paid",
                     *           "evidence": "Bank statement of 23 November",
                     *           "providerReference": "pa-7Q2M9F",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            /** @description Proposed; another person has to confirm it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "UNKNOWN",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "failure": {
                     *           "code": "outcome_unknown",
                     *           "message": "The answer was lost"
                     *         },
                     *         "resolution": {
                     *           "outcome": "paid",
                     *           "evidence": "Bank statement of 23 November",
                     *           "providerReference": "pa-7Q2M9F",
                     *           "proposedBy": "ada@example.com",
                     *           "proposedAt": "2026-11-23T10:30:00.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `transaction_not_found`: Transaction not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_found";
                    };
                };
            };
            /**
             * @description - `transaction_not_resolvable`: The transaction cannot be resolved.
             *     - `second_person_required`: A second person is required.
             *     - `attempt_alive`: The payment may still be paid.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_resolvable" | "second_person_required" | "attempt_alive" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "retry-transaction": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send a request again: for 24 hours the same key with the same body gets the first answer, and nothing is done twice.
                 * @example 6f1e2d3c-payouts-2026-11-23
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit.
                 * @example batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001
                 */
                transactionId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The cancelled transaction, and the new batch, which is queued. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transaction": {
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "batchId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE",
                     *         "affiliateId": "ann",
                     *         "status": "CANCELLED",
                     *         "amount": "100.75",
                     *         "currency": "USD",
                     *         "riseId": "mock:ok:ann",
                     *         "commissionCount": 2,
                     *         "retries": 0,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "updatedAt": "2026-11-23T10:00:00.000Z",
                     *         "failure": {
                     *           "code": "refused",
                     *           "message": "The payee was refused"
                     *         },
                     *         "retriedAs": "batch-01KAVBPM4W6K2D8H5S0R9F3GTX.001"
                     *       },
                     *       "batch": {
                     *         "batchId": "batch-01KAVBPM4W6K2D8H5S0R9F3GTX",
                     *         "batchNumber": "BATCH-2026-000124",
                     *         "status": "QUEUED",
                     *         "provider": "mock",
                     *         "currency": "USD",
                     *         "paymentCount": 1,
                     *         "totalAmount": "100.75",
                     *         "counts": {
                     *           "pending": 1,
                     *           "processing": 0,
                     *           "unknown": 0,
                     *           "completed": 0,
                     *           "failed": 0,
                     *           "cancelled": 0,
                     *           "returned": 0
                     *         },
                     *         "createdBy": "ada@example.com",
                     *         "approvalWanted": false,
                     *         "createdAt": "2026-11-23T10:00:00.000Z",
                     *         "queuedAt": "2026-11-23T11:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        batch: components["schemas"]["Batch"];
                        transaction: components["schemas"]["Transaction"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `transaction_not_found`: Transaction not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "transaction_not_found";
                    };
                };
            };
            /**
             * @description - `batch_not_finished`: The batch is not finished.
             *     - `transaction_not_retryable`: The transaction cannot be retried.
             *     - `restore_not_settled`: The restore is not settled.
             *     - `idempotency_key_reused`: The idempotency key belongs to another request.
             *     - `request_in_progress`: The same request is still being handled.
             */
            409: {
                headers: {
                    /** @description Of `request_in_progress`: after how many seconds to ask again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "batch_not_finished" | "transaction_not_retryable" | "restore_not_settled" | "idempotency_key_reused" | "request_in_progress";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "receive-webhook": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the provider `mock`, as Standard Webhooks has it: the id of the message.
                 * @example evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX
                 */
                "webhook-id"?: string;
                /**
                 * @description Of the provider `mock`: `v1,` and the HMAC-SHA256 of id, timestamp and body in base64.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature"?: string;
                /**
                 * @description Of the provider `mock`: seconds since 1970; older or newer than five minutes is refused.
                 * @example 1795428303
                 */
                "webhook-timestamp"?: string;
            };
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit.
                 * @example mock
                 */
                provider: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "type": "payment.updated",
                 *       "data": {
                 *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001"
                 *       }
                 *     }
                 */
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Stored; a status other than RECEIVED says that it has been looked into. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "eventId": "mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX",
                     *           "status": "APPLIED",
                     *           "duplicate": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        events: {
                            /** @description It had been delivered before; nothing is done twice. */
                            duplicate: boolean;
                            eventId: string;
                            /** @enum {string} */
                            status: "RECEIVED" | "APPLIED" | "IGNORED";
                        }[];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            /** @description `webhook_signature_invalid`: The webhook is not signed by the provider. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_signature_invalid";
                    };
                };
            };
            /** @description `provider_not_found`: Payment provider not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "provider_not_found";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "list-webhook-events": {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of the same listing with the same filters. */
                cursor?: string;
                /** @description How many to answer with at most. */
                limit?: number;
                /** @example APPLIED */
                status?: "RECEIVED" | "APPLIED" | "IGNORED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "eventId": "mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX",
                     *           "provider": "mock",
                     *           "type": "payment.updated",
                     *           "status": "APPLIED",
                     *           "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *           "receivedAt": "2026-11-23T10:05:03.000Z",
                     *           "settledAt": "2026-11-23T10:05:03.120Z",
                     *           "note": "looked up: the transaction is COMPLETED"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM"
                     *     }
                     */
                    "application/json": {
                        events: components["schemas"]["WebhookEvent"][];
                        /** @description Of the next page; absent on the last. */
                        nextCursor?: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - `invalid_request`: The request is not valid.
             *     - `invalid_cursor`: The cursor is not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "invalid_request" | "invalid_cursor";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
    "replay-webhook-event": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 1 to 128 letters, digits or `.` `_` `:` `-`; begins with a letter or digit.
                 * @example mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX
                 */
                eventId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description It has been looked into. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "event": {
                     *         "eventId": "mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX",
                     *         "provider": "mock",
                     *         "type": "payment.updated",
                     *         "status": "APPLIED",
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "receivedAt": "2026-11-23T10:05:03.000Z",
                     *         "settledAt": "2026-11-23T10:05:03.120Z",
                     *         "note": "looked up: the transaction is COMPLETED"
                     *       }
                     *     }
                     */
                    "application/json": {
                        event: components["schemas"]["WebhookEvent"];
                    };
                };
            };
            /** @description The provider could not be asked now; the event is RECEIVED, and the sweep asks again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "event": {
                     *         "eventId": "mock.evt-01KAVD3W7N2R5T8Y1Z4Q6M9KBX",
                     *         "provider": "mock",
                     *         "type": "payment.updated",
                     *         "status": "APPLIED",
                     *         "transactionId": "batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE.001",
                     *         "receivedAt": "2026-11-23T10:05:03.000Z",
                     *         "settledAt": "2026-11-23T10:05:03.120Z",
                     *         "note": "looked up: the transaction is COMPLETED"
                     *       }
                     *     }
                     */
                    "application/json": {
                        event: components["schemas"]["WebhookEvent"];
                    };
                };
            };
            400: components["responses"]["unreadable_body"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook_event_not_found`: Webhook event not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "webhook_event_not_found";
                    };
                };
            };
            413: components["responses"]["body_too_large"];
            415: components["responses"]["unsupported_encoding"];
            422: components["responses"]["invalid_request"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["internal_error"];
        };
    };
}
